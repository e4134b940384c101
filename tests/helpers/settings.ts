import { proxiesConfig } from '#config/proxies'
import { type ThrottleName, throttles } from '#config/throttles'
import { parseRate } from '#services/throttles/rate'
import { networks } from '#start/address_rules'
import limiter from '@adonisjs/limiter/services/main'
import { getActiveTest } from '@japa/runner'

/** Turns settings for the running test only. */
export function turn<T extends object>(settings: T, changes: Partial<T>) {
  const before = { ...settings }
  Object.assign(settings, changes)
  getActiveTest()?.cleanup(() => {
    Object.assign(settings, before)
  })
}

/** Another rate for the running test only, with counters at zero. */
export async function turnRate(name: ThrottleName, rate: string) {
  await limiter.clear()
  turn(throttles[name], { rate: parseRate(rate) })
}

/** Lets the running test send X-Forwarded-For as a proxy of ours would. */
export function trustLoopback() {
  turn(proxiesConfig, { trusted: networks()('TRUSTED_PROXIES', '127.0.0.1,10.0.0.0/8') })
}
