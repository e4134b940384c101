import TemplatedMail from '#mails/templated_mail'
import type OutgoingMail from '#models/outgoing_mail'

/** Tells the mailbox of an account that the account is about to leave it. */
export default class EmailChangeNoticeMail extends TemplatedMail {
  template = 'email_change_notice'
  subject = 'Your email address is about to change'

  static async compose({ recipient, variables }: OutgoingMail) {
    return new this(recipient, { email: recipient, newEmail: variables.newEmail })
  }

  static sample() {
    const [email, newEmail] = ['ada@example.com', 'ada@example.org']
    return new this(email, { email, newEmail })
  }
}
