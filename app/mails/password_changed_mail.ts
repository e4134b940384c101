import TemplatedMail from '#mails/templated_mail'
import type OutgoingMail from '#models/outgoing_mail'

/** Tells the owner of an account that its password is another one now. */
export default class PasswordChangedMail extends TemplatedMail {
  template = 'password_changed'
  subject = 'Your password was changed'

  static async compose({ recipient }: OutgoingMail) {
    return new this(recipient, { email: recipient })
  }

  static sample() {
    return new this('ada@example.com', { email: 'ada@example.com' })
  }
}
