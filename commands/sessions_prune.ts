import { BaseCommand, flags } from '@adonisjs/core/ace'

export default class SessionsPrune extends BaseCommand {
  static commandName = 'sessions:prune'
  static description = 'Remove sessions that have ended or run out'
  static options = { startApp: true }

  @flags.number({ description: 'How many rows one statement removes', default: 1000 })
  declare batch: number

  async run() {
    const { pruneSessions } = await import('#services/session_retention')
    const total = await pruneSessions(this.batch, (removed) => {
      this.logger.info(`removed ${removed}`)
    })

    this.logger.success(`Removed ${total} sessions`)
  }
}
