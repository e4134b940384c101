import { queueConfig } from '#config/queue'
import { keepFailedJob } from '#services/queue/failed_jobs'
import { writeJob } from '#services/queue/jobs_table'
import { Job } from '@adonisjs/queue'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Work that no request waits for. A job carries ids, loads what they name and
 * calls the domain. It runs at least once: a worker can die when all is done but
 * the noting of it, so running it twice has to do what running it once does.
 */
export default abstract class BackgroundJob<Payload extends object = object> extends Job<Payload> {
  /** Leaves the job in the transaction of its reason: it runs if that commits. */
  static enqueue<Payload extends object>(
    this: new () => BackgroundJob<Payload>,
    payload: Payload,
    client: TransactionClientContract
  ) {
    return writeJob(this.name, payload, client)
  }

  /** Does the work. A job that throws is tried again, some times. */
  abstract run(): Promise<void>

  /** What is left to do when the job is given up. */
  async givenUp() {}

  /** @throws when the job may be what its workers died of */
  async execute() {
    const { stalledCount } = this.context
    if (stalledCount >= queueConfig.maxLostWorkers) {
      throw new Error(`${stalledCount} workers died while they ran it`)
    }

    await this.run()
  }

  async failed({ message, cause }: Error) {
    const reason = cause instanceof Error ? cause.message : message

    await keepFailedJob(this.context, this.payload, reason)
    await this.givenUp()
  }
}
