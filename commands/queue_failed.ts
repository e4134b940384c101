import { BaseCommand, flags } from '@adonisjs/core/ace'

export default class QueueFailed extends BaseCommand {
  static commandName = 'queue:failed'
  static description = 'List the jobs that were given up, and why'
  static options = { startApp: true }

  @flags.number({ description: 'How many of the latest ones', default: 50 })
  declare limit: number

  async run() {
    const { listFailedJobs } = await import('#services/queue/failed_jobs')
    const jobs = await listFailedJobs(this.limit)
    if (!jobs.length) return this.logger.success('No job was given up')

    const table = this.ui.table().head(['Id', 'Job', 'Given up', 'Reason'])
    for (const { id, name, failedAt, reason } of jobs) {
      table.row([id, name, failedAt.toISOString(), reason])
    }
    table.render()
  }
}
