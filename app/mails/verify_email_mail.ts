import TemplatedMail, { linkTo } from '#mails/templated_mail'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import type OutgoingMail from '#models/outgoing_mail'

/** Asks the mailbox of an account to confirm that it wants one. */
export default class VerifyEmailMail extends TemplatedMail {
  template = 'verify_email'
  subject = 'Confirm your email address'

  static async compose({ id: mailId, userId }: OutgoingMail) {
    const user = await User.find(userId)
    if (!user || user.isEmailVerified) return null

    const { email } = user
    const secrets = await MailedToken.issue({ purpose: 'verify_email', mailId, email, user })

    return secrets && new this(email, { email, link: linkTo('verify_email', secrets.token) })
  }

  static sample() {
    const link = linkTo('verify_email', 'sample')
    return new this('ada@example.com', { email: 'ada@example.com', link })
  }
}
