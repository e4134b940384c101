import type { HttpContext } from '@adonisjs/core/http'

/**
 * Writes a line that tells who tried to get in, from where, and how it ended.
 * The request id is in it as in every line; secrets never are.
 */
export function logSecurityEvent(ctx: HttpContext, event: string, userId?: string) {
  ctx.logger.info(
    { event, user_id: userId, ip_address: ctx.request.ip(), route: ctx.route?.name },
    `security event: ${event}`
  )
}
