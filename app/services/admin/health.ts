import { isPostgres } from '#config/database'
import OutgoingMail from '#models/outgoing_mail'
import { withPatience } from '#services/patience'
import { countJobs } from '#services/queue/jobs_table'
import { oldestJobAge, queueDepth } from '#services/queue/statistics'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'

/** How one part of the service is, in words for staff. */
export type Health = { name: string; isWell: boolean; detail: string }

type Finding = Omit<Health, 'name'>

/** Work that has waited for longer than this has nobody who does it. */
const PATIENT_SECONDS = 600

/** Of a part that does not answer by then, the page says so instead of waiting for it. */
const PATIENCE_MILLISECONDS = 1000

/** The parts of the service that can fail while pages are still answered. */
export function healthOf(): Promise<Health[]> {
  return Promise.all([
    examine('Database', databaseHealth),
    examine('Queue', queueHealth),
    examine('Mail', mailHealth),
  ])
}

async function examine(name: string, find: () => Promise<Finding>): Promise<Health> {
  try {
    return { name, ...(await withPatience(find(), PATIENCE_MILLISECONDS)) }
  } catch (error) {
    logger.warn({ err: error, part: name }, 'unwell')
    return { name, isWell: false, detail: 'does not answer' }
  }
}

async function databaseHealth() {
  const start = performance.now()
  await db.rawQuery('SELECT 1')
  const milliseconds = (performance.now() - start).toFixed(1)
  const name = isPostgres ? 'PostgreSQL' : 'SQLite'

  return { isWell: true, detail: `${name} answers in ${milliseconds} ms` }
}

async function queueHealth() {
  const waiting = await queueDepth()
  const { failed = 0 } = await countJobs()
  const isStuck = (await oldestJobAge()) > PATIENT_SECONDS
  const detail = isStuck ? `no worker: ${waiting} waiting` : `${waiting} waiting`

  return { isWell: !failed && !isStuck, detail: `${detail}, ${failed} failed` }
}

async function mailHealth() {
  const waiting = await OutgoingMail.count('waiting')
  const failed = await OutgoingMail.count('failed')

  return { isWell: !failed, detail: `${waiting} waiting, ${failed} failed` }
}
