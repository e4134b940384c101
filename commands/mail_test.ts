import { OperatorCommand } from '#services/operator_command'
import { args } from '@adonisjs/core/ace'

export default class MailTest extends OperatorCommand {
  static commandName = 'mail:test'
  static description = 'Send a mail at once and say what the provider answers'
  static options = { startApp: true }

  @args.string({ description: 'Whom to send it to' })
  declare address: string

  async run() {
    const { normalizeEmail } = await import('#services/email_address')
    const address = normalizeEmail(this.address)
    if (!address) return this.fail(`${this.address} is no email address`)

    try {
      this.logger.success(await this.#send(address))
    } catch (error) {
      const { failureOf } = await import('#services/outbox/failure')
      const { reason } = failureOf(error)
      this.fail(`The provider refused: ${reason}`)
    }
  }

  /** Past the outbox, which would try again instead of saying what went wrong. */
  async #send(address: string) {
    const { outboxConfig } = await import('#config/outbox')
    const { default: TestMail } = await import('#mails/test_mail')
    const { withPatience } = await import('#services/patience')
    const { default: mailer } = await import('@adonisjs/mail/services/main')

    const sending = mailer.send(new TestMail(address))
    const { messageId } = await withPatience(sending, outboxConfig.patience)

    return `${mailer.config.default} took the mail to ${address}: ${messageId}`
  }
}
