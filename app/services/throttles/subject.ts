import { createHash } from 'node:crypto'
import { type Subject, type ThrottleName, throttles } from '#config/throttles'
import { networkOf } from '#services/client_address'
import { normalizeEmail } from '#services/email_address'
import { audienceOf } from '#services/route_declarations'
import type { HttpContext } from '@adonisjs/core/http'

/** The key of the counter that a request belongs to. Addresses of accounts are hashed in it. */
export async function subjectOf(name: ThrottleName, ctx: HttpContext) {
  return keys[throttles[name].per](ctx)
}

/** Whether the counter can be told before the body was read. */
export function needsBody(name: ThrottleName) {
  return throttles[name].per.includes('account')
}

const keys: Record<Subject, (ctx: HttpContext) => string | Promise<string>> = {
  'address': networkKey,
  'caller': callerKey,
  'account': accountKey,
  'address and account': (ctx) => `${networkKey(ctx)}:${accountKey(ctx)}`,
}

function networkKey({ request }: HttpContext) {
  return networkOf(request.ip())
}

async function callerKey(ctx: HttpContext) {
  return (await ctx.auth.check()) ? ctx.auth.use('jwt').getCallerOrFail().id : networkKey(ctx)
}

/** Whoever names no account is counted alone: one counter for all of them would hold up everybody. */
function accountKey(ctx: HttpContext) {
  const account = accountOf(ctx)
  return account ? createHash('sha256').update(account).digest('base64url') : networkKey(ctx)
}

/**
 * The account that a request is about: on a public route the one it names, even
 * if somebody else is signed in; else the caller's own, whatever it names.
 */
export function accountOf({ auth, request, route }: HttpContext) {
  if (audienceOf(route!) !== 'public') return auth.use('jwt').getCallerOrFail().email

  const named: unknown = request.body().email
  return (typeof named === 'string' && normalizeEmail(named)) || ''
}
