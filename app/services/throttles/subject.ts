import { createHash } from 'node:crypto'
import { guardOf } from '#auth/guard_of'
import { type Subject, type ThrottleName, throttles } from '#config/throttles'
import User from '#models/user'
import { networkOf } from '#services/client_address'
import { normalizeEmail } from '#services/email_address'
import { audienceOf } from '#services/route_declarations'
import type { HttpContext } from '@adonisjs/core/http'

/** The key of the counter that a request belongs to. Addresses of accounts are hashed in it. */
export function subjectOf(name: ThrottleName, ctx: HttpContext) {
  return keys[throttles[name].per](ctx)
}

/** Whom somebody names whose counter is to be looked at. */
export type Named = { account?: string; address?: string }

/** The same key for somebody who is named; null when that takes an account or an address more. */
export async function keyOf(name: ThrottleName, { account, address }: Named) {
  const { per } = throttles[name]
  const network = address && networkOf(address)
  const user = account && per === 'caller' ? await User.findBy('email', account) : null

  if (per === 'address') return network ?? null
  if (per === 'caller') return user?.id ?? network ?? null
  if (per === 'address and account') {
    return network && account ? `${network}:${hashed(account)}` : null
  }
  return hashed(account) ?? null
}

/** Whether the counter can be told before the body was read. */
export function needsBody(name: ThrottleName) {
  return /account|mailbox/.test(throttles[name].per)
}

const keys: Record<Subject, (ctx: HttpContext) => string | Promise<string>> = {
  'address': networkKey,
  'caller': callerKey,
  'account': accountKey,
  'mailbox': mailboxKey,
  'address and account': (ctx) => `${networkKey(ctx)}:${accountKey(ctx)}`,
}

function networkKey({ request }: HttpContext) {
  return networkOf(request.ip())
}

async function callerKey(ctx: HttpContext) {
  const guard = guardOf(ctx)
  return (await guard.check()) ? guard.getCallerOrFail().id : networkKey(ctx)
}

/** Whoever names no account is counted alone: one counter for all of them would hold up everybody. */
function accountKey(ctx: HttpContext) {
  return hashed(accountOf(ctx)) ?? networkKey(ctx)
}

/** The one that the request names, also a signed-in one: a change of address writes to somebody else. */
function mailboxKey(ctx: HttpContext) {
  return hashed(namedEmail(ctx)) ?? accountKey(ctx)
}

function hashed(email?: string) {
  return email ? createHash('sha256').update(email).digest('base64url') : undefined
}

/**
 * The account that a request is about: on a public route the one it names, even
 * if somebody else is signed in; else the caller's own, whatever it names.
 */
export function accountOf(ctx: HttpContext) {
  const isPublic = audienceOf(ctx.route!) === 'public'
  return isPublic ? namedEmail(ctx) : guardOf(ctx).getCallerOrFail().email
}

function namedEmail({ request }: HttpContext) {
  const named: unknown = request.body().email
  return (typeof named === 'string' && normalizeEmail(named)) || ''
}
