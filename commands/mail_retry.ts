import { OperatorCommand } from '#services/operator_command'
import { uuid } from '#start/matchers'
import { args, flags } from '@adonisjs/core/ace'

export default class MailRetry extends OperatorCommand {
  static commandName = 'mail:retry'
  static description = 'Send a mail that was given up again, or all of them'
  static options = { startApp: true }

  @args.string({ description: 'The id that mail:failed shows', required: false })
  declare id?: string

  @flags.boolean({ description: 'All that were given up' })
  declare all: boolean

  async run() {
    if (!this.all && !uuid.match.test(this.id ?? '')) {
      return this.fail('Name the id of a mail, as mail:failed shows it, or add --all')
    }

    const { default: OutgoingMail } = await import('#models/outgoing_mail')
    const retried = await OutgoingMail.retryFailed(this.all ? undefined : this.id)
    if (!retried && !this.all) return this.fail(`No mail ${this.id} was given up`)

    this.logger.success(`${retried} to be sent again`)
  }
}
