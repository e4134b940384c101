import { QUEUE, waiting } from '#services/queue/jobs_table'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { JobContext } from '@adonisjs/queue/types'

type Row = { id: string; data: string; error: string | null; finished_at: number | string }

const table = (client: QueryClientContract = db.connection()) =>
  client.from('queue_jobs').where({ queue: QUEUE, status: 'failed' })

/** Keeps a job that was given up. The database driver has done so already; Redis is not asked for its own. */
export async function keepFailedJob(
  { jobId: id, name, attempt }: JobContext,
  payload: object,
  reason: string
) {
  const data = JSON.stringify({ id, name, payload, attempts: attempt })

  await db
    .knexQuery()
    .table('queue_jobs')
    .insert({
      id,
      queue: QUEUE,
      status: 'failed',
      data,
      error: reason,
      finished_at: Date.now(),
    })
    .onConflict(['id', 'queue'])
    .ignore()
}

/** The jobs that were given up, the latest first. */
export async function listFailedJobs(limit: number) {
  const rows: Row[] = await table().orderBy('finished_at', 'desc').limit(limit)

  return rows.map(({ id, data, error, finished_at: finishedAt }) => ({
    id,
    name: String(JSON.parse(data).name),
    reason: error ?? '',
    failedAt: new Date(Number(finishedAt)),
  }))
}

/** Lets workers take jobs that were given up again, all of them or one. Answers how many. */
export async function retryFailedJobs(id?: string, client?: QueryClientContract) {
  const rows: Row[] = await table(client).if(id, (query) => query.where({ id }))
  const updates = rows.map(async (row) => {
    const data = { ...JSON.parse(row.data), attempts: 0, stalledCount: 0 }
    return table(client)
      .where('id', row.id)
      .update({ data: JSON.stringify(data), ...waiting() })
  })

  const updated = await Promise.all(updates)
  return updated.flat().reduce((sum: number, count) => sum + Number(count), 0)
}
