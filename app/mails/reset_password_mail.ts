import TemplatedMail, { linkTo } from '#mails/templated_mail'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import type OutgoingMail from '#models/outgoing_mail'

/** Lets the owner of a mailbox choose a new password. A mailbox without an account gets nothing. */
export default class ResetPasswordMail extends TemplatedMail {
  template = 'reset_password'
  subject = 'Choose a new password'

  static async compose({ id: mailId, recipient: email }: OutgoingMail) {
    const user = await User.findBy({ email })
    if (!user) return null

    const secrets = await MailedToken.issue({ purpose: 'reset_password', mailId, email, user })
    return secrets && new this(email, { email, link: linkTo('reset_password', secrets.token) })
  }

  static sample() {
    const link = linkTo('reset_password', 'sample')
    return new this('ada@example.com', { email: 'ada@example.com', link })
  }
}
