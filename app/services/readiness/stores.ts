import { countPendingMigrations } from '#services/migrations'
import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'

export const databaseAnswers = () => db.rawQuery('SELECT 1')

/** @throws when the database is older than this version */
export async function nothingPending() {
  const pending = await countPendingMigrations()
  if (pending) throw new Error(`${pending} pending migrations`)
}

export const redisAnswers = () => redis.connection('main').ping()
