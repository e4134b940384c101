import { toTimestamp } from '#database/columns'
import AuditEvent from '#models/audit_event'
import { normalizeEmail } from '#services/email_address'
import { DateTime } from 'luxon'

type AuditFilters = { actor?: string; action?: string; target?: string; since?: string }

/** The events that match, newest first. An actor is an id or an address, a target an id or a kind. */
export function auditEventsMatching({ actor, action, target, since }: AuditFilters) {
  return AuditEvent.query()
    .if(actor !== undefined, (query) => query.where(columnOfActor(actor!)))
    .if(action !== undefined, (query) => query.where('action', action!))
    .if(target !== undefined, (query) =>
      query.where((either) => either.where('target_id', target!).orWhere('target_type', target!))
    )
    .if(since, (query) => query.where('created_at', '>=', startOf(since!)))
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
}

function columnOfActor(actor: string) {
  const email = normalizeEmail(actor)
  return email ? { actor_email: email } : { actor_id: actor }
}

function startOf(since: string) {
  return toTimestamp(DateTime.fromISO(since, { zone: 'utc' }))
}
