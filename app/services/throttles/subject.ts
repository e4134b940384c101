import { createHash } from 'node:crypto'
import { type Subject, type ThrottleName, throttles } from '#config/throttles'
import { networkOf } from '#services/client_address'
import { normalizeEmail } from '#services/email_address'
import type { HttpContext } from '@adonisjs/core/http'

/** The key of the counter that a request belongs to. Addresses of accounts are hashed in it. */
export function subjectOf(name: ThrottleName, ctx: HttpContext) {
  return keys[throttles[name].per](ctx)
}

/** Whether the counter can be told before the body was read. */
export function needsBody(name: ThrottleName) {
  return throttles[name].per.includes('account')
}

const keys: Record<Subject, (ctx: HttpContext) => string> = {
  'address': ({ request }) => networkOf(request.ip()),
  'caller': ({ auth, request }) => auth.user?.id ?? networkOf(request.ip()),
  'account': (ctx) => accountKey(ctx),
  'address and account': (ctx) => `${networkOf(ctx.request.ip())}:${accountKey(ctx)}`,
}

function accountKey(ctx: HttpContext) {
  return createHash('sha256').update(accountOf(ctx)).digest('base64url')
}

/** The account that a request is about: of the signed-in caller, else the one it names. */
export function accountOf({ auth, request }: HttpContext) {
  if (auth.user) return auth.user.email

  const named: unknown = request.input('email')
  return (typeof named === 'string' && normalizeEmail(named)) || ''
}
