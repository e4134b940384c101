import { once } from 'node:events'
import databaseConfig, { isPostgres } from '#config/database'
import { isRedisUsed } from '#config/redis'
import { workersConfig } from '#config/workers'
import OutgoingMail from '#models/outgoing_mail'
import { error, type Finding, ok, warning } from '#services/doctor/finding'
import { countPendingMigrations } from '#services/migrations'
import { withPatience } from '#services/patience'
import env from '#start/env'
import db from '@adonisjs/lucid/services/db'

const PATIENCE_MILLISECONDS = 3000
const TOLERATED_SKEW_MILLISECONDS = 5000

const MIGRATE = 'Run: node ace migration:run --force'
const MEND_MAILS = 'See node ace mail:failed, mend it, node ace mail:retry --all'
const SET_CLOCK = 'Set it, best with NTP'
const SHARE_CONNECTIONS = 'Lower DATABASE_POOL_SIZE or WEB_CONCURRENCY, or raise max_connections'

/** When this was written: a clock that says it is earlier is wrong. */
const EPOCH = Date.UTC(2026, 0, 1)

/** Asks everything that the service needs whether it is there. */
export async function examineDependencies(): Promise<Finding[]> {
  const database = await examine('database', examineDatabase, 'Check DATABASE_URL and that it runs')
  const inside = database.status === 'ok' ? await examineInside() : []

  return [
    database,
    ...inside,
    await examine('redis', examineRedis, 'Check REDIS_URL and that it runs'),
  ]
}

/** What only a database that answers can tell. */
async function examineInside() {
  return [
    await examine('migrations', examineMigrations, MIGRATE),
    await examine('mails', examineMails, 'Run: node ace mail:failed'),
    await examine('connections', examineConnections, 'Raise max_connections of the database'),
    await examine('clock', examineClock, 'Keep the clock with NTP'),
  ]
}

async function examine(check: string, run: () => Promise<Finding>, remedy: string) {
  try {
    return await withPatience(run(), PATIENCE_MILLISECONDS)
  } catch (reason) {
    return error(check, reason instanceof Error ? reason.message : String(reason), remedy)
  }
}

async function examineDatabase() {
  await db.rawQuery('SELECT 1')
  return ok('database', `${databaseConfig.connection} answers`)
}

async function examineMigrations() {
  const pending = await countPendingMigrations()

  if (!pending) return ok('migrations', 'none pending')
  return error('migrations', `${pending} pending`, MIGRATE)
}

async function examineMails() {
  const total = await OutgoingMail.count('failed')

  if (!total) return ok('mails', 'none was given up')
  return warning('mails', `${total} given up`, MEND_MAILS)
}

/** What all workers of this machine may open, beside what the database allows to everybody. */
async function examineConnections() {
  if (!isPostgres) return ok('connections', 'one for each process')

  const { rows } = await db.rawQuery(
    `SELECT current_setting('max_connections')::int
          - current_setting('superuser_reserved_connections')::int AS allowed`
  )
  const allowed = Number(rows[0].allowed)
  const wanted = workersConfig.count * env.get('DATABASE_POOL_SIZE')
  const found = `at most ${wanted} of the ${allowed} that the database allows`

  if (wanted < allowed) return ok('connections', found)
  return error('connections', found, SHARE_CONNECTIONS)
}

async function examineClock() {
  const here = Date.now()
  const skew = Math.abs((await databaseTime()) - here)

  if (here < EPOCH) return error('clock', 'the clock of this machine is wrong', SET_CLOCK)
  if (skew < TOLERATED_SKEW_MILLISECONDS) return ok('clock', 'agrees with the database')

  return warning('clock', `${skew} ms away from the database`, 'Keep both clocks with NTP')
}

async function databaseTime() {
  if (!isPostgres) return Date.now()

  const { rows } = await db.rawQuery('SELECT now() AS now')
  return Number(rows[0].now)
}

async function examineRedis() {
  if (!isRedisUsed) return ok('redis', 'not used')

  const { default: redis } = await import('@adonisjs/redis/services/main')
  const { ioConnection } = redis.doNotLogErrors().connection('main')
  if (ioConnection.status !== 'ready') await once(ioConnection, 'ready')
  await ioConnection.ping()

  return ok('redis', 'answers')
}
