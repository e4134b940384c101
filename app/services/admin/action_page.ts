import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { Action, ModelAdmin } from '#services/admin/model_admin'

const SHOWN = 20

/** The question before something is done, with the rows that it is about. */
export async function actionPage(
  admin: ModelAdmin,
  action: Action<LucidRow>,
  ids: string[],
  actor: Actor
) {
  const query = admin.getQuery(actor).whereIn(admin.model.primaryKey, ids.slice(0, SHOWN))
  const rows: LucidRow[] = await query

  return {
    admin,
    action,
    ids,
    titles: rows.map((row) => admin.titleOf(row)),
    more: Math.max(ids.length - SHOWN, 0),
  }
}
