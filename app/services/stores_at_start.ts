import { isRedisUsed } from '#config/redis'
import { countPendingMigrations } from '#services/migrations'
import { OperatorMistake, refusalOfDatabase } from '#services/operator_mistake'
import { withPatience } from '#services/patience'
import { connectToRedis } from '#services/redis_connection'
import logger from '@adonisjs/core/services/logger'
import redis from '@adonisjs/redis/services/main'

const PATIENCE_MILLISECONDS = 3000

/**
 * What nobody mends by waiting stops the start: a store that refuses us, and
 * migrations that are pending. A store that is away is told of, and waited for.
 */
export async function assertStores() {
  await Promise.all([assertDatabase(), isRedisUsed && assertRedis()])
}

async function assertDatabase() {
  const pending = await withPatience(countPendingMigrations(), PATIENCE_MILLISECONDS).catch(
    tellOfDatabase
  )
  if (!pending) return

  throw new OperatorMistake(
    `${pending} migrations are pending, so nothing was started.\n` +
      'Run them once, with the same environment: node ace migration:run --force'
  )
}

function tellOfDatabase(error: NodeJS.ErrnoException) {
  if (refusalOfDatabase(error)) throw error

  const reason = error.message || error.code
  logger.warn(`DATABASE_URL: no database answers (${reason}). Until one does, what needs it is 503`)
}

/**
 * Refusals are told while connecting: commands say then that there is no
 * connection, or work on the database 0 in the place of one that there is not.
 */
async function assertRedis() {
  const refusals: Error[] = []
  const { ioConnection } = redis.doNotLogErrors().connection('main')
  ioConnection.on('error', (error) => error.name === 'ReplyError' && refusals.push(error))

  await connectToRedis()
  const isReady = ioConnection.status === 'ready'
  const { db } = ioConnection.options
  if (isReady && db) await ioConnection.select(db).catch((error) => refusals.push(error))
  if (refusals.length) {
    throw new OperatorMistake(
      `REDIS_URL: Redis refuses us: ${refusals[0].message}\n` +
        'Correct its password or its number in redis://:password@host:6379/0'
    )
  }
  if (isReady) return
  logger.warn('REDIS_URL: no Redis answers. Until one does, each process counts throttles itself')
}
