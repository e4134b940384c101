import { addressOf } from '#services/admin/cells'
import { listAddress } from '#services/admin/list_parameters'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { Action, ModelAdmin } from '#services/admin/model_admin'

const SHOWN = 20

/** What is to be done to which rows, and the list that they were chosen in; none for the row of a form. */
type Asked = { action: Action<LucidRow>; ids: string[]; list?: string }

/** The question before something is done, with the rows that it is about. */
export async function actionPage(admin: ModelAdmin, { action, ids, list }: Asked, actor: Actor) {
  const query = admin.getQuery(actor).whereIn(admin.model.primaryKey, ids.slice(0, SHOWN))
  const rows: LucidRow[] = await query

  return {
    admin,
    action,
    ids,
    list,
    back: list === undefined && rows.length ? addressOf(admin, rows[0]) : listAddress(admin, list),
    titles: rows.map((row) => admin.titleOf(row)),
    more: Math.max(ids.length - SHOWN, 0),
  }
}
