import { once } from 'node:events'
import { error, type Finding, ok, warning } from '#services/doctor/finding'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import db from '@adonisjs/lucid/services/db'

const PATIENCE_MILLISECONDS = 3000
const TOLERATED_SKEW_MILLISECONDS = 5000

/** When this was written: a clock that says it is earlier is wrong. */
const EPOCH = Date.UTC(2026, 0, 1)

/** Asks everything that the service needs whether it is there. */
export async function examineDependencies(): Promise<Finding[]> {
  const database = await examine('database', examineDatabase, 'Check DATABASE_URL and that it runs')
  const isReachable = database.status !== 'error'

  return [
    database,
    ...(isReachable
      ? [await examine('migrations', examineMigrations, 'Run: node ace migration:run --force')]
      : []),
    ...(isReachable ? [await examine('clock', examineClock, 'Keep the clock with NTP')] : []),
    await examine('redis', examineRedis, 'Check REDIS_URL and that it runs'),
  ]
}

async function examine(check: string, run: () => Promise<Finding>, remedy: string) {
  try {
    return await withPatience(run())
  } catch (reason) {
    return error(check, reason instanceof Error ? reason.message : String(reason), remedy)
  }
}

function withPatience<T>(promise: Promise<T>) {
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`no answer in ${PATIENCE_MILLISECONDS} ms`))
    setTimeout(fail, PATIENCE_MILLISECONDS).unref()
  })
  return Promise.race([promise, late])
}

async function examineDatabase() {
  await db.rawQuery('SELECT 1')
  return ok('database', `${env.get('DATABASE_URL').client} answers`)
}

async function examineMigrations() {
  const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: true })
  const migrations = await runner.getList()
  const pending = migrations.filter(({ status }) => status === 'pending')

  if (!pending.length) return ok('migrations', 'none pending')
  return error('migrations', `${pending.length} pending`, 'Run: node ace migration:run --force')
}

async function examineClock() {
  const here = Date.now()
  const skew = Math.abs((await databaseTime()) - here)

  if (here < EPOCH)
    return error('clock', 'the clock of this machine is wrong', 'Set it, best with NTP')
  if (skew < TOLERATED_SKEW_MILLISECONDS) return ok('clock', 'agrees with the database')

  return warning('clock', `${skew} ms away from the database`, 'Keep both clocks with NTP')
}

async function databaseTime() {
  if (env.get('DATABASE_URL').client === 'sqlite') return Date.now()

  const { rows } = await db.rawQuery('SELECT now() AS now')
  return Number(rows[0].now)
}

async function examineRedis() {
  if (env.get('LIMITER_STORE') !== 'redis') return ok('redis', 'not used')

  const { default: redis } = await import('@adonisjs/redis/services/main')
  const { ioConnection } = redis.doNotLogErrors().connection('main')
  if (ioConnection.status !== 'ready') await once(ioConnection, 'ready')
  await ioConnection.ping()

  return ok('redis', 'answers')
}
