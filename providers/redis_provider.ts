import { isRedisUsed } from '#config/redis'
import type { ApplicationService } from '@adonisjs/core/types'

/** Connects to Redis and leaves it, without waiting for one that is away. */
export default class RedisProvider {
  constructor(protected app: ApplicationService) {}

  async boot() {
    this.app.terminating(() => this.#disconnect())
  }

  /** Before the first request: until then each process would count throttles for itself. */
  async start() {
    if (!isRedisUsed) return

    const { connectToRedis } = await import('#services/redis_connection')
    await connectToRedis()
  }

  /** Without the farewell of the provider of the package, which waits for an answer. */
  async #disconnect() {
    const redis = await this.app.container.make('redis')

    for (const connection of Object.values(redis.activeConnections)) {
      connection?.ioConnection.disconnect()
    }
    redis.activeConnections = {}
  }
}
