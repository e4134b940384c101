import { newestFirst } from '#database/order'
import AuditEvent from '#models/audit_event'
import { labelOf } from '#services/admin/labels'
import type { Actor } from '#services/admin/actor'

const SHOWN = 10

/** What was done last, not what was looked at: by everybody, for whoever may read the audit log; else by oneself. */
export async function recentActions({ id, rights }: Actor) {
  const isOwn = !rights.has('audit_events.view')
  const events = await AuditEvent.query()
    .whereNot('action', 'like', '%.view')
    .if(isOwn, (query) => query.where('actor_id', id))
    .orderBy(newestFirst('created_at'))
    .limit(SHOWN)

  return events.map((event) => ({ ...inWords(event), event }))
}

/** "users.send_reset_link" is "Send reset link", done in "Users". */
function inWords({ action, createdAt }: AuditEvent) {
  const [place, verb = ''] = action.split('.')

  return {
    place: labelOf(place),
    deed: labelOf(verb),
    time: createdAt.toFormat("d LLL yyyy, HH:mm 'UTC'"),
  }
}
