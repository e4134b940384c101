import emitter from '@adonisjs/core/services/emitter'
import logger from '@adonisjs/core/services/logger'
import type { HttpContext } from '@adonisjs/core/http'
import type AuditEvent from '#models/audit_event'

/**
 * Writes a line that tells who tried to get in, from where, and how it ended.
 * The request id is in it as in every line; secrets never are.
 */
export function logSecurityEvent(ctx: HttpContext, event: string, userId?: string) {
  void emitter.emit('security:event', { event })
  ctx.logger.info(
    { event, user_id: userId, ip_address: ctx.request.ip(), route: ctx.route?.name },
    `security event: ${event}`
  )
}

/**
 * Writes an audit event as a line, so that it can leave the machine: whoever may
 * write to the database could remove the triggers that guard the rows.
 */
export function logAuditEvent(event: AuditEvent) {
  void emitter.emit('security:event', { event: event.action })
  logger.info(
    {
      event: event.action,
      audit_event_id: event.id,
      actor_id: event.actorId,
      actor_email: event.actorEmail,
      target_type: event.targetType,
      target_id: event.targetId,
      target_label: event.targetLabel,
      changes: event.changes,
      ip_address: event.ipAddress,
      request_id: event.requestId,
      outcome: event.outcome,
    },
    `audit event: ${event.action}`
  )
}

declare module '@adonisjs/core/types' {
  interface EventsList {
    'security:event': { event: string }
  }
}
