import { queueConfig } from '#config/queue'
import { traceJobs } from '#services/queue/tracing'
import { connectToRedis } from '#services/redis_connection'
import { jobs } from '#start/queue'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import { Locator, Worker } from '@adonisjs/queue'
import type { QueueManagerConfig } from '@adonisjs/queue/types'

/**
 * A worker of @adonisjs/queue that knows all jobs. The provider of the package
 * is not used: it would connect every process to the queue, and requests need
 * nothing but the database.
 */
export async function createWorker(concurrency: number) {
  for (const [name, job] of Object.entries(jobs)) Locator.register(name, job)

  if (queueConfig.driver === 'redis') await connectToRedis()
  await traceJobs()

  const worker = new Worker(await settings(concurrency))
  await worker.init()
  return worker
}

async function settings(concurrency: number): Promise<QueueManagerConfig> {
  const { driver, drivers, backoff, maxRetries, keepDone, keepFailed } = queueConfig

  return {
    default: driver,
    adapters: {
      database: await drivers.database.resolver(app),
      [driver]: await drivers[driver].resolver(app),
    },
    retry: { maxRetries, backoff },
    defaultJobOptions: { removeOnComplete: { age: keepDone }, removeOnFail: { age: keepFailed } },
    worker: workerSettings(concurrency),
    autoLoadJobs: false,
    logger,
  }
}

function workerSettings(concurrency: number) {
  const { pollEvery, lease, checkLeasesEvery, timeout } = queueConfig

  return {
    concurrency,
    timeout,
    idleDelay: pollEvery,
    stalledThreshold: lease,
    stalledInterval: checkLeasesEvery,

    /** Past this number the package deletes a job. Long before, BackgroundJob makes it fail. */
    maxStalledCount: 1_000_000,

    /** Signals are the command's business. */
    gracefulShutdown: false,
  }
}
