import { type ThrottleName, throttles } from '#config/throttles'
import logger from '@adonisjs/core/services/logger'
import { errors } from '@adonisjs/limiter'
import limiter from '@adonisjs/limiter/services/main'
import type { Limiter, LimiterResponse } from '@adonisjs/limiter'
import type { Rate } from '#services/throttles/rate'

/** What a counter says after one more request. */
export type Count = { consumed: number; resetSeconds: number; isExceeded: boolean }

type Store = keyof typeof limiters

/** A store that does not answer is left alone for a moment: each try costs its callers a second. */
const TRY_AGAIN_MILLISECONDS = 2000
let awayUntil = 0

const REPORT_EVERY_MILLISECONDS = 10_000
let reportedAt = 0

const limiters = { shared: new WeakMap<Rate, Limiter>(), local: new WeakMap<Rate, Limiter>() }

/**
 * Counts one request, atomically in the store that all processes share: first
 * incremented, then compared. When the store is away this process counts for
 * itself, so a limit may be reached later but is never gone.
 */
export async function increment(name: ThrottleName, key: string): Promise<Count> {
  const response = await orLocally(name, (counter) => consume(counter, `${name}:${key}`))

  return {
    consumed: response.consumed,
    resetSeconds: Math.max(1, response.availableIn),
    isExceeded: response.consumed > response.limit,
  }
}

/** Takes one request back. */
export async function decrement(name: ThrottleName, key: string) {
  await orLocally(name, (counter) => counter.decrement(`${name}:${key}`))
}

/** Forgets what was counted. Answers whether there was anything. */
export async function clear(name: ThrottleName, key: string) {
  const counters = [limiterOf(name, 'shared'), limiterOf(name, 'local')]
  const found = await Promise.all(counters.map((counter) => counter.delete(`${name}:${key}`)))

  return found.includes(true)
}

async function orLocally<T>(name: ThrottleName, act: (counter: Limiter) => Promise<T>) {
  if (Date.now() < awayUntil) return act(limiterOf(name, 'local'))

  try {
    return await act(limiterOf(name, 'shared'))
  } catch (error) {
    awayUntil = Date.now() + TRY_AGAIN_MILLISECONDS
    reportOutage(error)
    return act(limiterOf(name, 'local'))
  }
}

/** Once in a while, not once a request: an outage is long. */
function reportOutage(error: unknown) {
  if (Date.now() - reportedAt < REPORT_EVERY_MILLISECONDS) return

  reportedAt = Date.now()
  logger.error({ err: error }, 'the throttle store is away: counting in this process')
}

async function consume(counter: Limiter, key: string): Promise<LimiterResponse> {
  try {
    return await counter.consume(key)
  } catch (error) {
    if (error instanceof errors.E_TOO_MANY_REQUESTS) return error.response
    throw error
  }
}

function limiterOf(name: ThrottleName, store: Store) {
  const { rate } = throttles[name]
  const known = limiters[store].get(rate)
  if (known) return known

  const options = { requests: rate.requests, duration: rate.seconds }
  const created = store === 'shared' ? limiter.use(options) : limiter.use('memory', options)
  limiters[store].set(rate, created)

  return created
}
