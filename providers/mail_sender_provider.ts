import { isDebug } from '#config/app'
import { emailConfig } from '#config/email'
import { outboxConfig } from '#config/outbox'
import type { ApplicationService } from '@adonisjs/core/types'
import type { MailSender } from '#services/outbox/sender'

/** Sends mails inside the server, so that one process is all there is to start. */
export default class MailSenderProvider {
  #sender?: MailSender

  constructor(protected app: ApplicationService) {}

  /** Made before the server listens: a process may be told to end as soon as it does. */
  async start() {
    if (emailConfig.isPrinted && !isDebug) await this.#warn()
    if (!outboxConfig.sendsInServer) return

    const { MailSender } = await import('#services/outbox/sender')
    this.#sender = new MailSender()
    this.app.terminating(() => this.#sender!.stop())
  }

  async ready() {
    this.#sender?.start()
  }

  async #warn() {
    const logger = await this.app.container.make('logger')
    logger.warn('EMAIL_PROVIDER=console: mails are printed here and reach nobody')
  }
}
