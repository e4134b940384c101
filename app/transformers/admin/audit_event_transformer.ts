import { OUTCOMES } from '#models/audit_event'
import { example, examples } from '#services/openapi/examples'
import { id, text, time } from '#transformers/fields'
import { BaseTransformer } from '@adonisjs/core/transformers'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type AuditEvent from '#models/audit_event'

export const auditEventSchema = vine
  .object({
    id: id(),
    created_at: time(),
    actor: vine.object({ id: id(), email: text(examples.email) }),
    action: text('users.change'),
    target: vine.object({
      type: text('users'),
      id: text(examples.id),
      label: text(examples.email),
    }),
    changes: vine.record(vine.array(vine.any())).use(example({ is_active: [true, false] })),
    ip_address: text('203.0.113.7'),
    request_id: text(examples.id),
    outcome: vine.enum(OUTCOMES),
  })
  .meta({ title: 'AuditEvent' })

export default class AuditEventTransformer extends BaseTransformer<AuditEvent> {
  toObject(): Infer<typeof auditEventSchema> {
    const event = this.resource

    return {
      id: event.id,
      created_at: event.createdAt.toString(),
      actor: { id: event.actorId, email: event.actorEmail },
      action: event.action,
      target: { type: event.targetType, id: event.targetId, label: event.targetLabel },
      changes: event.changes,
      ip_address: event.ipAddress,
      request_id: event.requestId,
      outcome: event.outcome,
    }
  }
}
