import env from '#start/env'
import { drivers, exponentialBackoff } from '@adonisjs/queue'

/** How jobs are kept and worked on. Times are milliseconds, except where they have a unit. */
export const queueConfig = {
  /**
   * Where workers share their jobs. Requests leave them in the database in either
   * case, so that a job and its reason are written together or not at all.
   */
  driver: env.get('QUEUE_DRIVER'),

  drivers: {
    database: drivers.database(),
    redis: drivers.redis({ connectionName: 'main' }),
  },

  /** How many jobs one worker runs at once, unless it is told otherwise. */
  concurrency: 5,

  /** How often an idle worker looks for jobs: the longest that one waits for a free worker. */
  pollEvery: 1000,

  /**
   * A job whose worker has not been heard of for so long is given to another.
   * Workers report twice as often, so only a process that is dead, or stuck, loses one.
   */
  lease: 30_000,
  checkLeasesEvery: 5000,

  /** A job whose workers died so often is what kills them: it fails. */
  maxLostWorkers: 3,

  /**
   * How long a job or a mail may be due before /health/ready calls the queue
   * degraded. Shorter reports every burst; longer, a worker that is gone too late.
   */
  lateAfter: 300_000,

  /** How long a job may take. Then it is told to stop, and tried again. */
  timeout: 600_000,

  /** How long a worker that is told to end waits for its jobs; others get what is not done by then. */
  patience: 20_000,

  /** After a failure a job is tried again, later each time: 5 tries in some 3 minutes, then it is kept as failed. */
  maxRetries: 5,
  backoff: exponentialBackoff({ baseDelay: '5s', maxDelay: '10m' }),

  /** How long jobs are kept for an operator to look at. */
  keepDone: '1d',
  keepFailed: '90d',
}
