import ValidationFailedException from '#exceptions/validation_failed_exception'
import { findByKeys, findNamed } from '#services/admin/rows'
import type { Field } from '#services/admin/fields'
import type { Form } from '#services/admin/form'
import type { FormInput } from '#services/admin/form_input'

/**
 * People name a row by its text; the column wants its key.
 *
 * @throws ValidationFailedException for a row that is not there for this person
 */
export async function resolveReferences({ actor }: Form, fields: Field[], columns: FormInput) {
  for (const { column, relation } of fields) {
    const text = columns[column]
    if (!relation || typeof text !== 'string') continue

    const row = await findNamed(relation.model, text, actor)
    if (!row) throw nowhere(column)
    columns[column] = row.$primaryKeyValue
  }
}

/**
 * The keys of the rows that were ticked.
 *
 * @throws ValidationFailedException for a row that is not there for this person
 */
export async function readRelated({ admin, actor }: Form, relation: string, input: FormInput) {
  const keys = [...new Set([input[relation] ?? []].flat().map(String))]
  const model = admin.model.$getRelation(relation).relatedModel()
  const rows = await findByKeys(model, keys, actor)
  if (rows.length < keys.length) throw nowhere(relation)

  return rows.map((row) => String(row.$primaryKeyValue)).sort()
}

function nowhere(field: string) {
  return new ValidationFailedException({ [field]: ['There is no such row'] })
}
