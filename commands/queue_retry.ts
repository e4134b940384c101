import { OperatorCommand } from '#services/operator_command'
import { args, flags } from '@adonisjs/core/ace'

export default class QueueRetry extends OperatorCommand {
  static commandName = 'queue:retry'
  static description = 'Run a job that was given up again, or all of them'
  static options = { startApp: true }

  @args.string({ description: 'The id that queue:failed shows', required: false })
  declare id?: string

  @flags.boolean({ description: 'All that were given up' })
  declare all: boolean

  async run() {
    if (!this.all && !this.id) return this.fail('Name the id of a job, or add --all')

    const { retryFailedJobs } = await import('#services/queue/failed_jobs')
    const retried = await retryFailedJobs(this.all ? undefined : this.id)
    if (!retried && !this.all) return this.fail(`No job ${this.id} was given up`)

    this.logger.success(`${retried} to be run again`)
  }
}
