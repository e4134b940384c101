import { logSecurityEvent } from '#services/security_log'
import type { HttpContext } from '@adonisjs/core/http'
import type Refusal from '#exceptions/refusal'

/** Refusals that somebody may want to be told of: guesses at passwords, tokens and rights. */
const SECURITY_EVENTS = new Set<string>([
  'email_not_verified',
  'invalid_credentials',
  'invalid_or_expired',
  'last_superuser',
  'own_account',
  'permission_denied',
  'throttled',
  'token_invalid',
])

/** Notes a refusal in the log when it may have been somebody's attempt to get in. */
export function logSuspicious(ctx: HttpContext, { code, userId }: Refusal) {
  if (SECURITY_EVENTS.has(code)) logSecurityEvent(ctx, code, userId)
}
