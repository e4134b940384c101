import { type FieldType, toColumn } from '#services/admin/column_types'
import { isKey, toKey } from '#services/admin/keys'
import { labelOf } from '#services/admin/labels'
import registry from '#services/admin/registry'
import { normalizeEmail } from '#services/email_address'
import { DateTime } from 'luxon'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Field, Relation } from '#services/admin/fields'
import type { ModelAdmin } from '#services/admin/model_admin'

type Query = ModelQueryBuilderContract<LucidModel>

/** Narrows a list by one column. What it offers are the only values that it takes. */
export type Filter = {
  label: string
  parameter: string
  choices: Record<string, { label: string; apply(query: Query): void }>
  /** For a relation: any row of that model is taken as well, by its key or by its name. */
  reference?: Reference
}

type Reference = { relation: Relation; type: FieldType }

export function filtersOf(admin: ModelAdmin, fields: Field[]): Filter[] {
  return admin.listFilter
    .map((name) => fields.find((field) => name === field.name || name === field.relation?.name))
    .filter((field) => field !== undefined)
    .map((field) => ({
      label: field.label,
      parameter: field.column,
      choices: choicesOf(field, admin.choices[field.name]),
      reference: field.relation && { relation: field.relation, type: field.type },
    }))
}

/** Does nothing for a value that the filter does not offer. */
export function applyFilter(query: Query, filter: Filter, value: string) {
  const { parameter, choices, reference } = filter
  if (Object.hasOwn(choices, value)) return choices[value].apply(query)
  if (!reference || !value) return

  const { relation, type } = reference
  if (isKey(value, type)) query.where(parameter, toKey(value, type))
  else query.whereIn(parameter, keysNamed(relation, value))
}

/** A name is the text that a model is searched by first; two rows may have the same. */
function keysNamed({ model }: Relation, text: string) {
  const [name] = registry.of(model)?.searchFields ?? []
  const keys = model.query().select(model.primaryKey)

  return name ? keys.where(name, normalizeEmail(text) ?? text.trim()) : keys.whereRaw('1 = 0')
}

function choicesOf(field: Field, values: readonly string[] = []): Filter['choices'] {
  const { column, type, isNullable } = field
  const equal = Object.fromEntries(
    values.map((value) => [
      value,
      { label: labelOf(value), apply: (query: Query) => query.where(column, value) },
    ])
  )

  return {
    ...(type === 'boolean' && booleansOf(column)),
    ...((type === 'datetime' || type === 'date') && periodsOf(field)),
    ...equal,
    ...(isNullable && presenceOf(column)),
  }
}

function booleansOf(column: string): Filter['choices'] {
  return {
    yes: { label: 'Yes', apply: (query) => query.where(column, true) },
    no: { label: 'No', apply: (query) => query.where(column, false) },
  }
}

function presenceOf(column: string): Filter['choices'] {
  return {
    some: { label: 'Set', apply: (query) => query.whereNotNull(column) },
    none: { label: 'Empty', apply: (query) => query.whereNull(column) },
  }
}

/** Days begin and end in UTC, as on the whole site; what is still to come is not of the past. */
function periodsOf({ column, type }: Field): Filter['choices'] {
  const within =
    (unit: 'day' | 'month' | 'year', days = 0) =>
    (query: Query) => {
      const start = DateTime.utc().startOf(unit)
      query
        .where(column, '>=', toColumn(start.minus({ days }), type))
        .where(column, '<', toColumn(start.plus({ [unit]: 1 }), type))
    }

  return {
    today: { label: 'Today', apply: within('day') },
    week: { label: 'Past 7 days', apply: within('day', 7) },
    month: { label: 'This month', apply: within('month') },
    year: { label: 'This year', apply: within('year') },
  }
}
