import Refusal from '#exceptions/refusal'
import AuditEvent from '#models/audit_event'
import { type Changes, changesOf } from '#services/admin/changes'
import { modelOf } from '#services/admin/fields'
import { refusalOfDatabase } from '#services/admin/refused_writes'
import db from '@adonisjs/lucid/services/db'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { ModelAdmin, Writing } from '#services/admin/model_admin'

/** What was done to a row; its action is a verb, `change`. */
type Entry = { admin: ModelAdmin; row: LucidRow; action: string; changes?: Changes }

/** What somebody tries to do, before it is known how it ends. */
type Attempt = { admin: ModelAdmin; action: string; id: string }

/** What rights and rules refuse with, when somebody goes too far. */
const REFUSALS = new Set(['last_superuser', 'own_account', 'permission_denied'])

/**
 * Does all of it or nothing, in the name of somebody. That a rule refused it is an
 * event as well, in a transaction of its own: the one of the work is rolled back.
 *
 * @throws ValidationFailedException, StillNeededException when the database refuses it
 */
export async function write<Result>(
  actor: Actor,
  work: (writing: Writing) => Promise<Result>,
  attempt?: Attempt
) {
  try {
    return await db.transaction((client) => work({ actor, client }))
  } catch (error) {
    const isRefused = error instanceof Refusal && REFUSALS.has(error.code)
    if (attempt && isRefused) await recordRefusal(attempt, actor)
    throw refusalOfDatabase(error) ?? error
  }
}

function recordRefusal({ admin, action, id }: Attempt, actor: Actor) {
  const target = { type: admin.slug, id, label: id }
  const deed = { actor, action: `${admin.slug}.${action}`, target, outcome: 'refused' as const }

  return db.transaction((client) => AuditEvent.record(deed, client))
}

/** Leaves an audit event about a row, in the transaction of what was done to it. */
export function record(
  { admin, row, action: verb, changes: all }: Entry,
  { actor, client }: Writing
) {
  const target = { type: admin.slug, id: String(row.$primaryKeyValue), label: admin.titleOf(row) }
  const action = `${admin.slug}.${verb}`
  const changes = all && withoutHidden(admin, all)

  return AuditEvent.record({ actor, action, target, changes }, client)
}

/** Of columns that nobody sees, the trail tells that they changed and nothing more. */
function withoutHidden({ model, exclude }: ModelAdmin, changes: Changes): Changes {
  const hidden = exclude.map((name) => model.$getColumn(name)?.columnName)
  const entries = Object.entries(changes).map(([column, values]) => [
    column,
    hidden.includes(column) ? values.map((value) => value && '***') : values,
  ])

  return Object.fromEntries(entries)
}

/** Notes that somebody looked at personal data. */
export function recordView(admin: ModelAdmin, row: LucidRow, actor: Actor) {
  return write(actor, (writing) => record({ admin, row, action: 'view' }, writing))
}

/** Notes that somebody took a list away, and what it was narrowed to. */
export function recordExport(admin: ModelAdmin, label: string, actor: Actor) {
  const target = { type: admin.slug, id: '', label }
  const event = { actor, action: `${admin.slug}.export`, target }

  return write(actor, ({ client }) => AuditEvent.record(event, client))
}

/** What a row was that is going to be deleted, for its history. */
export function remainsOf(row: LucidRow): Changes {
  const copy = new (modelOf(row))().fill(row.$attributes)
  const was = Object.entries(changesOf(copy)).map(([column, [, value]]) => [column, [value, null]])

  return Object.fromEntries(was)
}
