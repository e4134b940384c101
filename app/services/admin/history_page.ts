import { newestFirst } from '#database/order'
import AuditEvent from '#models/audit_event'
import { toCell } from '#services/admin/cells'
import { labelOf } from '#services/admin/labels'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Field } from '#services/admin/fields'
import type { ModelAdmin } from '#services/admin/model_admin'

const SHOWN = 100

/** What was done to a row, the latest first, field by field. Who looked at it stands in the audit log. */
export async function historyPage(admin: ModelAdmin, row: LucidRow) {
  const events = await AuditEvent.query()
    .where({ target_type: admin.slug, target_id: String(row.$primaryKeyValue) })
    .whereNot('action', `${admin.slug}.view`)
    .orderBy(newestFirst('created_at'))
    .limit(SHOWN)

  const fields = await admin.fields()
  return {
    admin,
    row,
    title: admin.titleOf(row),
    events: events.map((event) => describe(event, fields)),
  }
}

function describe(event: AuditEvent, fields: Field[]) {
  const changes = Object.entries(event.changes).map(([column, [before, after]]) => ({
    label: fields.find((field) => field.column === column)?.label ?? labelOf(column),
    before: toCell(before),
    after: toCell(after),
  }))

  return { event, verb: labelOf(event.action.split('.').at(-1)!), changes }
}
