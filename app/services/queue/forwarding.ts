import { queueConfig } from '#config/queue'
import { QUEUE } from '#services/queue/jobs_table'
import { QueueManager } from '@adonisjs/queue'

/**
 * Hands on to Redis what requests left in the database. A worker that dies in
 * between leaves the job to the next one, which may hand it on a second time.
 */
export async function forwardJobs() {
  if (queueConfig.driver === 'database') return

  const database = QueueManager.use('database')
  await database.recoverStalledJobs(QUEUE, queueConfig.lease, Infinity)

  for (let job; (job = await database.popFrom(QUEUE));) {
    await QueueManager.use().pushOn(QUEUE, { ...job, stalledCount: 0 })
    await database.completeJob(job.id, QUEUE)
  }
}
