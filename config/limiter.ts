import env from '#start/env'
import { defineConfig, stores } from '@adonisjs/limiter'
import type { InferLimiters } from '@adonisjs/limiter/types'

const limiterConfig = defineConfig({
  /**
   * Where the counters of the throttles are. memory counts exactly in one
   * process; redis and database count exactly over any number of them.
   */
  default: env.get('LIMITER_STORE'),

  stores: {
    memory: stores.memory({}),
    redis: stores.redis({ connectionName: 'main', keyPrefix: 'throttle' }),
    database: stores.database({ tableName: 'rate_limits', clearExpiredByTimeout: true }),
  },
})

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
