import db from '@adonisjs/lucid/services/db'
import { v7 as uuid } from 'uuid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** The one queue that all jobs are in. */
export const QUEUE = 'default'

/** The package sorts jobs by priority, then by time, in one number. Ours all have its ordinary priority. */
const PRIORITY_STEP = 10_000_000_000_000
const ORDINARY_PRIORITY = 5

const table = () => db.from('queue_jobs').where('queue', QUEUE)

/** Writes a job that any worker may take once the transaction has committed. */
export async function writeJob(name: string, payload: object, client: TransactionClientContract) {
  const id = uuid()
  const data = JSON.stringify({ id, name, payload, attempts: 0, createdAt: Date.now() })

  await client
    .insertQuery()
    .table('queue_jobs')
    .insert({ id, queue: QUEUE, data, ...waiting() })
}

/** How many jobs there are of each status. */
export async function countJobs(): Promise<Record<string, number>> {
  const rows = await table().select('status').count('* as count').groupBy('status')
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]))
}

/** Since when, in milliseconds, a job has been waiting; null when none is. */
export async function waitingSince() {
  const { score } = await table().where('status', 'pending').min('score as score').first()
  return score === null ? null : timeOfScore(score)
}

export function timeOfScore(score: number | string) {
  return Number(score) % PRIORITY_STEP
}

/** What makes a row one that workers take. */
export function waiting() {
  const score = ORDINARY_PRIORITY * PRIORITY_STEP + Date.now()
  return { status: 'pending', score, finished_at: null, error: null }
}
