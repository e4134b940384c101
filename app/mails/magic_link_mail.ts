import TemplatedMail, { linkTo } from '#mails/templated_mail'
import MailedToken from '#models/mailed_token'
import type OutgoingMail from '#models/outgoing_mail'
import type { Secrets } from '#services/mailed_secrets'

/** Signs the owner of a mailbox in, by a link or by a code that can be typed on another device. */
export default class MagicLinkMail extends TemplatedMail {
  template = 'magic_link'
  subject = 'Sign in'

  static async compose({ id: mailId, recipient: email, variables }: OutgoingMail) {
    const { network, token, code } = variables
    const secrets = token
      ? { token, code }
      : await MailedToken.issue({ purpose: 'magic_link', mailId, email, network })

    return secrets && this.#with(email, secrets)
  }

  static sample() {
    return this.#with('ada@example.com', { token: 'sample', code: '12345678' })
  }

  static #with(email: string, { token, code }: Secrets) {
    return new this(email, { email, code, link: linkTo('magic_link', token) })
  }
}
