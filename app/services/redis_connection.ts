import { once } from 'node:events'
import redis from '@adonisjs/redis/services/main'

const CONNECT_MILLISECONDS = 1000

/** Connects to Redis, and goes on without when it is away: commands fail until it is back. */
export async function connectToRedis() {
  const { ioConnection } = redis.doNotLogErrors().connection('main')
  if (ioConnection.status === 'ready') return

  const patience = AbortSignal.timeout(CONNECT_MILLISECONDS)
  await once(ioConnection, 'ready', { signal: patience }).catch(() => {})
}
