import { type Throttle, type ThrottleName, throttles } from '#config/throttles'
import ThrottledException from '#exceptions/throttled_exception'
import { networkOf } from '#services/client_address'
import { isKnownAddress } from '#services/session_retention'
import { type Count, decrement, increment } from '#services/throttles/counters'
import { accountOf, subjectOf } from '#services/throttles/subject'
import emitter from '@adonisjs/core/services/emitter'
import type { HttpContext } from '@adonisjs/core/http'

/** A request that was counted by a throttle. */
type Counted = { name: ThrottleName; throttle: Throttle; key: string; count: Count }

/** All that a request was counted by so far: the headers name every one. */
const countedBy = new WeakMap<HttpContext, Counted[]>()

/**
 * Counts a request against all of these throttles, and says so in the headers.
 *
 * @returns a function that takes back what is only kept for failures
 * @throws ThrottledException when one of them is exceeded. Then nothing was tried, so failures are
 * taken back; the others keep their count
 */
export async function count(ctx: HttpContext, names: readonly ThrottleName[]) {
  const counted: Counted[] = []
  for (const name of names) {
    const key = await subjectOf(name, ctx)
    counted.push({ name, throttle: throttles[name], key, count: await increment(name, key) })
  }
  countedBy.set(ctx, [...(countedBy.get(ctx) ?? []), ...counted])

  const refusing = await refusingOf(ctx, counted)
  const wait = Math.max(0, ...refusing.map(({ count: { resetSeconds } }) => resetSeconds))
  writeHeaders(ctx, wait)
  if (!wait) return () => giveBack(ctx, counted)

  for (const { name } of refusing) void emitter.emit('throttle:refused', { throttle: name })
  await giveBack(ctx, counted, wait)
  throw new ThrottledException(wait)
}

/** Those that refuse the request: their rate is exceeded, and they do not spare the caller. */
async function refusingOf(ctx: HttpContext, counted: Counted[]) {
  const refusing: Counted[] = []
  for (const one of counted) {
    if (one.count.isExceeded && !(await isSpared(ctx, one))) refusing.push(one)
  }

  return refusing
}

async function isSpared(ctx: HttpContext, { throttle }: Counted) {
  if (!throttle.sparesKnownAddresses) return false
  return isKnownAddress(accountOf(ctx), networkOf(ctx.request.ip()))
}

async function giveBack(ctx: HttpContext, counted: Counted[], wait = 0) {
  const failures = counted.filter(({ throttle }) => throttle.countsFailures)
  if (!failures.length) return

  await Promise.all(failures.map(({ name, key }) => decrement(name, key)))
  for (const failure of failures) failure.count.consumed--
  writeHeaders(ctx, wait)
}

/**
 * Structured fields of the IETF draft "RateLimit header fields for HTTP". Of a
 * refusal, those that are free again by the time in Retry-After.
 */
function writeHeaders(ctx: HttpContext, wait: number) {
  const told = (countedBy.get(ctx) ?? []).filter(
    ({ count: { resetSeconds } }) => !wait || resetSeconds <= wait
  )
  const policies = told.map(
    ({ name, throttle: { rate } }) => `"${name}";q=${rate.requests};w=${rate.seconds}`
  )
  const limits = told.map(({ name, throttle: { rate }, count: { consumed, resetSeconds } }) => {
    const remaining = Math.max(0, rate.requests - consumed)
    return `"${name}";r=${remaining};t=${resetSeconds}`
  })

  ctx.response.header('RateLimit-Policy', policies.join(', '))
  ctx.response.header('RateLimit', limits.join(', '))
}

declare module '@adonisjs/core/types' {
  interface EventsList {
    'throttle:refused': { throttle: string }
  }
}
