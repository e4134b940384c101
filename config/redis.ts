import env from '#start/env'
import { defineConfig } from '@adonisjs/redis'
import type { InferConnections } from '@adonisjs/redis/types'

/** Whether there is one. Without, no connection is ever opened. */
export const isRedisUsed = env.get('REDIS_URL') !== undefined

const { hostname, port, username, password, pathname, protocol } = new URL(
  env.get('REDIS_URL') ?? 'redis://127.0.0.1:6379'
)

const redisConfig = defineConfig({
  connection: 'main',

  connections: {
    main: {
      host: hostname,
      port: Number(port || 6379),
      username: decodeURIComponent(username),
      password: decodeURIComponent(password),
      db: Number(pathname.slice(1) || 0),
      tls: protocol === 'rediss:' ? {} : undefined,

      /** A request never waits for a Redis that is down: whoever needs it goes on without. */
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: 1000,
      commandTimeout: 1000,
      retryStrategy: (times) => Math.min(times * 200, 1000),
    },
  },
})

export default redisConfig

declare module '@adonisjs/redis/types' {
  export interface RedisConnections extends InferConnections<typeof redisConfig> {}
}
