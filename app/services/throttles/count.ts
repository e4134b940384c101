import { type Throttle, type ThrottleName, throttles } from '#config/throttles'
import ThrottledException from '#exceptions/throttled_exception'
import Session from '#models/session'
import { networkOf } from '#services/client_address'
import { type Count, decrement, increment } from '#services/throttles/counters'
import { accountOf, subjectOf } from '#services/throttles/subject'
import type { HttpContext } from '@adonisjs/core/http'

/** A request that was counted by a throttle. */
type Counted = { name: ThrottleName; throttle: Throttle; key: string; count: Count }

/** All that a request was counted by so far: the headers name every one. */
const countedBy = new WeakMap<HttpContext, Counted[]>()

/**
 * Counts a request against all of these throttles, and says so in the headers.
 *
 * @returns a function that takes back what is only kept for failures
 * @throws ThrottledException when one of them is exceeded; the others counted it all the same
 */
export async function count(ctx: HttpContext, names: readonly ThrottleName[]) {
  const counted: Counted[] = []
  for (const name of names) {
    const key = await subjectOf(name, ctx)
    counted.push({ name, throttle: throttles[name], key, count: await increment(name, key) })
  }

  countedBy.set(ctx, [...(countedBy.get(ctx) ?? []), ...counted])
  writeHeaders(ctx)
  await refuseExceeded(ctx, counted)

  return () => giveBack(ctx, counted)
}

async function refuseExceeded(ctx: HttpContext, counted: Counted[]) {
  const waits: number[] = []
  for (const { throttle, count: result } of counted) {
    if (!result.isExceeded) continue
    if (throttle.sparesKnownAddresses && (await isKnownAddress(ctx))) continue
    waits.push(result.resetSeconds)
  }

  if (waits.length) throw new ThrottledException(Math.max(...waits))
}

async function giveBack(ctx: HttpContext, counted: Counted[]) {
  const failures = counted.filter(({ throttle }) => throttle.countsFailures)
  if (!failures.length) return

  await Promise.all(failures.map(({ name, key }) => decrement(name, key)))
  for (const failure of failures) failure.count.remaining++
  writeHeaders(ctx)
}

/** The account signed in from here within 30 days, which is how long ended sessions are kept. */
function isKnownAddress(ctx: HttpContext) {
  return Session.isKnownAddress(accountOf(ctx), networkOf(ctx.request.ip()))
}

/** Structured fields of the IETF draft "RateLimit header fields for HTTP". */
function writeHeaders(ctx: HttpContext) {
  const counted = countedBy.get(ctx) ?? []
  const policies = counted.map(
    ({ name, throttle: { rate } }) => `"${name}";q=${rate.requests};w=${rate.seconds}`
  )
  const limits = counted.map(
    ({ name, count: { remaining, resetSeconds } }) => `"${name}";r=${remaining};t=${resetSeconds}`
  )

  ctx.response.header('RateLimit-Policy', policies.join(', '))
  ctx.response.header('RateLimit', limits.join(', '))
}
