import string from '@adonisjs/core/helpers/string'
import { LimiterResponse } from '@adonisjs/limiter'
import Bridge from '@adonisjs/limiter/stores/bridge'
import { RateLimiterCluster } from 'rate-limiter-flexible'
import type { LimiterConsumptionOptions } from '@adonisjs/limiter/types'

/** A supervisor that is too busy to answer counts as away: the worker counts for itself then. */
const PATIENCE_MILLISECONDS = 1000

/**
 * Counts in the memory of the supervisor, for all its workers. Counters with one
 * rate share a table there: their keys tell them apart.
 */
class SupervisorStore extends Bridge {
  readonly name = 'supervisor'

  constructor({ requests, duration }: LimiterConsumptionOptions) {
    const seconds = string.seconds.parse(duration)
    super(
      new RateLimiterCluster({
        keyPrefix: `throttle-${requests}-${seconds}`,
        points: requests,
        duration: seconds,
        timeoutMs: PATIENCE_MILLISECONDS,
      })
    )
  }

  /** Of a counter that has run out there is nothing to take back. */
  async decrement(key: string | number, amount?: number) {
    return (await this.get(key)) ? super.decrement(key, amount) : this.#unused()
  }

  clear(): never {
    throw new Error('Counters in the supervisor are cleared by a restart')
  }

  #unused() {
    const { requests: limit, duration: availableIn } = this
    return new LimiterResponse({ limit, remaining: limit, consumed: 0, availableIn })
  }
}

/** The store, as config/limiter.ts wants it. */
export const inSupervisor = (options: LimiterConsumptionOptions) => new SupervisorStore(options)
