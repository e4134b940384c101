import { BaseCommand, flags } from '@adonisjs/core/ace'

export default class SessionsPrune extends BaseCommand {
  static commandName = 'sessions:prune'
  static description = 'Remove sessions that have ended or run out, with their refresh tokens'
  static options = { startApp: true }

  @flags.number({ description: 'How many rows one statement removes', default: 1000 })
  declare batch: number

  async run() {
    const { pruneSessions } = await import('#services/session_retention')
    let total = 0

    for (let removed = this.batch; removed === this.batch; total += removed) {
      removed = await pruneSessions(this.batch)
      if (removed) this.logger.info(`removed ${total + removed}`)
    }

    this.logger.success(`Removed ${total} sessions`)
  }
}
