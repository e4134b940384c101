import { jobs } from '#start/queue'
import db from '@adonisjs/lucid/services/db'

/**
 * Runs the jobs that wait, one after the other, in the transaction of the running
 * test. What real workers add to that stands in tests/processes/.
 */
export async function runJobs() {
  const waiting = await db.from('queue_jobs').where('status', 'pending').orderBy('score')

  for (const { id, data } of waiting) {
    const { name, payload } = JSON.parse(data)
    const job = new jobs[name as keyof typeof jobs]() // enqueue() wrote the name of a class
    job.$hydrate(payload, contextOf(id, name))
    await job.execute()
    await db.from('queue_jobs').where('id', id).delete()
  }
}

function contextOf(jobId: string, name: string) {
  const now = new Date()
  return {
    jobId,
    name,
    attempt: 1,
    queue: 'default',
    priority: 5,
    acquiredAt: now,
    stalledCount: 0,
  }
}
