import { fieldsOf, modelOf, primaryOf } from '#services/admin/fields'
import { isKey, toKey } from '#services/admin/keys'
import registry from '#services/admin/registry'
import { normalizeEmail } from '#services/email_address'
import type { LucidModel, LucidRow, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'

/** All rows of a model that this person knows of. */
export function rowsFor(model: LucidModel, actor: Actor): ModelQueryBuilderContract<LucidModel> {
  return registry.of(model)?.getQuery(actor) ?? model.query()
}

/** Those of them that have one of these keys. */
export async function findByKeys(model: LucidModel, keys: string[], actor: Actor) {
  const { type } = primaryOf(await fieldsOf(model))
  const possible = keys.filter((key) => isKey(key, type)).map((key) => toKey(key, type))
  const rows: LucidRow[] = await rowsFor(model, actor).whereIn(model.primaryKey, possible)

  return rows
}

/** The row that a text names for this person, or whose key it is; null for a name that two have. */
export async function findNamed(model: LucidModel, text: string, actor: Actor) {
  const [row] = await findByKeys(model, [text.trim()], actor)
  const name = registry.of(model)?.searchFields[0]
  if (row || !name) return row ?? null

  const stored = normalizeEmail(text) ?? text
  const rows: LucidRow[] = await rowsFor(model, actor).where(name, stored).limit(2)
  return rows.length === 1 ? rows[0] : null
}

/** The text that names a row: what its model is searched by first, else its key. */
export function nameOf(row: LucidRow) {
  const model = modelOf(row)
  const [name = model.primaryKey] = registry.of(model)?.searchFields ?? []

  return String(row[name as keyof LucidRow] || row.$primaryKeyValue)
}
