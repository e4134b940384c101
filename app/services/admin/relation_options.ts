import { fieldsOf } from '#services/admin/fields'
import { isKey, toKey } from '#services/admin/keys'
import registry from '#services/admin/registry'
import { search } from '#services/admin/search'
import { normalizeEmail } from '#services/email_address'
import type { LucidModel, LucidRow, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
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

/** The text that names a row: what its model is searched by first, else its key. */
export function nameOf(row: LucidRow) {
  const model = row.constructor as LucidModel // rows are made by models
  const [name = model.primaryKey] = registry.of(model)?.searchFields ?? []

  return String(row[name as keyof LucidRow] || row.$primaryKeyValue)
}

/** The row that a text names for this person, or whose key it is; null for a name that two have. */
export async function findNamed(model: LucidModel, text: string, actor: Actor) {
  const [row] = await findByKeys(model, [text.trim()], actor)
  const name = registry.of(model)?.searchFields[0]
  if (row || !name) return row ?? null

  const stored = normalizeEmail(text) ?? text
  const rows: LucidRow[] = await rowsFor(actor, model).where(name, stored).limit(2)
  return rows.length === 1 ? rows[0] : null
}

/** Those of the rows that this person knows of. */
export async function findByKeys(model: LucidModel, keys: string[], actor: Actor) {
  const fields = await fieldsOf(model)
  const { type } = fields.find(({ isPrimary }) => isPrimary)!
  const possible = keys.filter((key) => isKey(key, type)).map((key) => toKey(key, type))
  const rows: LucidRow[] = await rowsFor(actor, model).whereIn(model.primaryKey, possible)

  return rows
}

export function rowsFor(actor: Actor, model: LucidModel): ModelQueryBuilderContract<LucidModel> {
  return registry.of(model)?.getQuery(actor) ?? model.query()
}
