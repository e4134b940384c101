import { toTimestamp } from '#database/columns'
import { newestFirst } from '#database/order'
import AuditEvent from '#models/audit_event'
import { normalizeEmail } from '#services/email_address'
import { DateTime } from 'luxon'

type AuditFilters = { actor?: string; action?: string; target?: string; since?: string }

/** The events that match, newest first. An actor is an id or an address, a target an id or a kind. */
export function auditEventsMatching({ actor, action, target, since }: AuditFilters) {
  const events = AuditEvent.query().orderBy(newestFirst('created_at'))

  if (actor !== undefined) events.where(columnOfActor(actor))
  if (action !== undefined) events.where('action', action)
  if (target !== undefined) {
    events.where((either) => either.where('target_id', target).orWhere('target_type', target))
  }
  if (since) events.where('created_at', '>=', startOf(since))

  return events
}

function columnOfActor(actor: string) {
  const email = normalizeEmail(actor)
  return email ? { actor_email: email } : { actor_id: actor }
}

function startOf(since: string) {
  return toTimestamp(DateTime.fromISO(since, { zone: 'utc' }))
}
