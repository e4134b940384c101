import registry from '#services/admin/registry'
import { nameOf } from '#services/admin/rows'
import { search } from '#services/admin/search'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { Relation } from '#services/admin/fields'
import type { ModelAdmin } from '#services/admin/model_admin'

const MOST_OPTIONS = 20

/** Rows that a field for a relation offers while somebody types. */
export async function optionsOf(admin: ModelAdmin, text: string, actor: Actor) {
  const query = admin.getQuery(actor).orderBy(admin.searchFields[0] ?? admin.model.primaryKey)
  search(query, { admin, fields: await admin.fields() }, text)
  const rows: LucidRow[] = await query.limit(MOST_OPTIONS)

  return rows.map((row) => ({
    id: String(row.$primaryKeyValue),
    value: nameOf(row),
    label: admin.titleOf(row),
  }))
}

/** Where those are asked for; nothing when the other model is not registered. */
export function optionsAddress({ model }: Relation) {
  const admin = registry.of(model)
  return admin && `/admin/${admin.slug}/options/`
}
