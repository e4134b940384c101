import TemplatedMail, { linkTo } from '#mails/templated_mail'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import type OutgoingMail from '#models/outgoing_mail'

/** Asks a mailbox whether an account may move to it. One that has an account already is not asked. */
export default class ChangeEmailMail extends TemplatedMail {
  template = 'change_email'
  subject = 'Confirm your new email address'

  static async compose({ id: mailId, recipient: email, userId }: OutgoingMail) {
    const user = await User.find(userId)
    if (!user || (await User.findBy({ email }))) return null

    const secrets = await MailedToken.issue({ purpose: 'change_email', mailId, email, user })
    if (!secrets) return null

    const link = linkTo('change_email', secrets.token)
    return new this(email, { email, formerEmail: user.email, link })
  }

  static sample() {
    return new this('ada@example.org', {
      email: 'ada@example.org',
      formerEmail: 'ada@example.com',
      link: linkTo('change_email', 'sample'),
    })
  }
}
