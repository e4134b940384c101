import EditConflictException from '#exceptions/edit_conflict_exception'
import PermissionDeniedException from '#exceptions/permission_denied_exception'
import { type Changes, changesOf } from '#services/admin/changes'
import { keysOf } from '#services/admin/fields'
import { record, write } from '#services/admin/trail'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { Form, Values } from '#services/admin/form'
import type { ModelAdmin, Writing } from '#services/admin/model_admin'

/*
| What the admin site and its API write goes through here: the right to do so,
| the change with the rules of its model, and the audit event, in one transaction.
*/

/** The row, if this person may see it. @throws E_ROW_NOT_FOUND */
export async function findObject(admin: ModelAdmin, id: string, actor: Actor): Promise<LucidRow> {
  return admin.getQuery(actor).where(admin.model.primaryKey, id).firstOrFail()
}

/** @throws PermissionDeniedException, and what saveModel throws */
export function createObject(admin: ModelAdmin, values: Values, actor: Actor) {
  if (!admin.hasAddPermission(actor)) throw new PermissionDeniedException()

  const add = (writing: Writing) =>
    save({ admin, values, action: 'add' }, new admin.model(), writing)

  return write(actor, add, { admin, id: '', action: 'add' })
}

type Change = { form: Form; id: string; values: Values; version?: string }

/** @throws PermissionDeniedException, EditConflictException when somebody else saved first */
export function changeObject({ form, id, values, version }: Change, actor: Actor) {
  const { admin } = form
  const change = async (writing: Writing) => {
    const row = await admin.lock(id, writing)
    if (!admin.hasChangePermission(actor, row)) throw new PermissionDeniedException()
    const isOld = version !== undefined && version !== (await form.versionOf(row))
    if (isOld) throw new EditConflictException()

    return save({ admin, values, action: 'change' }, row, writing)
  }

  return write(actor, change, { admin, id, action: 'change' })
}

type Saving = { admin: ModelAdmin; values?: Partial<Values>; action: string }

/** Writes a row that is new or locked, with its event; a form that changes nothing leaves none. */
export async function save({ admin, values, action }: Saving, row: LucidRow, writing: Writing) {
  row.useTransaction(writing.client).merge(values?.attributes ?? {})
  await admin.cleanModel(row, writing)
  const changes = changesOf(row)
  await admin.saveModel(row, writing)

  for (const [relation, keys] of Object.entries(values?.related ?? {})) {
    const before = await keysOf(row, relation)
    if (before.join() === keys.join()) continue

    await admin.saveRelated(row, relation, keys, writing)
    changes[relation] = [before, keys] satisfies Changes[string]
  }

  const isIdle = action === 'change' && !Object.keys(changes).length
  if (!isIdle) await record({ admin, row, action, changes }, writing)
  return row
}
