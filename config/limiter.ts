import cluster from 'node:cluster'
import { inSupervisor } from '#services/throttles/supervisor_store'
import env from '#start/env'
import { defineConfig, stores } from '@adonisjs/limiter'
import type { InferLimiters } from '@adonisjs/limiter/types'

const limiterConfig = defineConfig({
  /**
   * Where the counters of the throttles are. memory counts exactly in one
   * process, supervisor over the workers of one machine; redis and database
   * count exactly over any number of machines.
   */
  default: env.get('LIMITER_STORE'),

  stores: {
    memory: stores.memory({}),

    /** Without a supervisor this process is the only one. */
    supervisor: cluster.isWorker ? inSupervisor : stores.memory({}),

    redis: stores.redis({ connectionName: 'main', keyPrefix: 'throttle' }),
    database: stores.database({ tableName: 'rate_limits', clearExpiredByTimeout: true }),
  },
})

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
