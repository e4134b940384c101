import { BaseCommand } from '@adonisjs/core/ace'

export default class QueueStatus extends BaseCommand {
  static commandName = 'queue:status'
  static description = 'Show how many jobs wait, for how long, and what was given up'
  static options = { startApp: true }

  async run() {
    const { countJobs } = await import('#services/queue/jobs_table')
    const { oldestJobAge, queueDepth } = await import('#services/queue/statistics')
    const { failed = 0 } = await countJobs()

    this.ui
      .table()
      .head(['Waiting', 'Oldest waits for', 'Given up'])
      .row([String(await queueDepth()), `${Math.round(await oldestJobAge())} s`, String(failed)])
      .render()
  }
}
