import { BaseCommand, flags } from '@adonisjs/core/ace'

export default class MailFailed extends BaseCommand {
  static commandName = 'mail:failed'
  static description = 'List the mails that were given up, with what the provider said'
  static options = { startApp: true }

  @flags.number({ description: 'How many of the newest ones', default: 50 })
  declare limit: number

  async run() {
    const { default: OutgoingMail } = await import('#models/outgoing_mail')
    const mails = await OutgoingMail.query()
      .withScopes((scopes) => scopes.failed())
      .orderBy('failed_at', 'desc')
      .limit(this.limit)
    if (!mails.length) return this.logger.success('No mail was given up')

    const table = this.ui.table().head(['Id', 'Mail', 'To', 'Given up', 'Reason'])
    for (const { id, kind, recipient, failedAt, lastError } of mails) {
      table.row([id, kind, recipient, failedAt!.toISO()!, lastError ?? ''])
    }
    table.render()
  }
}
