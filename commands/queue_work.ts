import { OperatorCommand } from '#services/operator_command'
import { flags } from '@adonisjs/core/ace'

type Stoppable = { stop(): Promise<void> }

export default class QueueWork extends OperatorCommand {
  static commandName = 'queue:work'
  static description = 'Run jobs, send mails and keep the schedule, as long as it runs'
  static options = { startApp: true, staysAlive: true }

  @flags.number({ description: 'How many jobs to run at once' })
  declare concurrency?: number

  @flags.boolean({ description: 'Run the jobs that wait, and end' })
  declare untilEmpty: boolean

  async run() {
    const { queueConfig } = await import('#config/queue')
    const { JobWorker } = await import('#services/queue/job_worker')
    const { concurrency = queueConfig.concurrency, untilEmpty } = this
    if (!(Number.isInteger(concurrency) && concurrency > 0)) {
      this.fail('--concurrency takes a whole number from 1')
      return this.#end()
    }

    const worker = new JobWorker({ concurrency, untilEmpty })
    this.#stopOnSignals(worker)
    if (!untilEmpty) await this.#sendMails()
    this.logger.info(`running ${concurrency} jobs at once`)
    await worker.run().catch((error) => this.fail(error))

    if (untilEmpty) await this.#end()
  }

  async #sendMails() {
    const { MailSender } = await import('#services/outbox/sender')
    const sender = new MailSender()

    sender.start()
    this.app.terminating(() => sender.stop())
  }

  #stopOnSignals(worker: Stoppable) {
    this.app.terminating(() => worker.stop())
    this.app.listen('SIGTERM', () => this.#end())
    this.app.listen('SIGINT', () => this.#end())
  }

  /** A job that is not done in time must not keep the process: another worker gets it. */
  async #end() {
    await this.terminate()
    process.exit(this.exitCode)
  }
}
