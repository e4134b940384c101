import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import type { SchemaTypes } from '@vinejs/vine/types'
import type { Field } from '#services/admin/fields'
import type { ModelAdmin } from '#services/admin/model_admin'

const LONGEST = 1_000_000

/** What a form takes: as its admin says of a field, else as the column wants it. */
export function rulesOf({ choices, rules: own }: ModelAdmin, fields: Field[]) {
  const rules = fields.map((field) => [
    field.column,
    own[field.name] ?? ruleOf(field, choices[field.name]),
  ])
  return vine.create(Object.fromEntries(rules) as Record<string, SchemaTypes>)
}

/** What a function of the database fills in may be left out; other defaults stand in the form. */
function ruleOf(field: Field, values?: readonly string[]) {
  const rule = values ? vine.enum(values) : typeRuleOf(field)
  if (field.isNullable) return rule.nullable()

  return field.hasDefault && field.initial === undefined ? rule.optional() : rule
}

function typeRuleOf(field: Field) {
  const { type, relation, maxLength = LONGEST } = field
  if (relation) return vine.string().maxLength(LONGEST)
  if (type === 'boolean') return vine.boolean()
  if (type === 'number') return numberRuleOf(field)
  if (type === 'date' || type === 'datetime') return vine.any().use(timeRule())
  if (type === 'json') return vine.any().use(jsonRule())
  if (type === 'uuid') return vine.string().uuid().toLowerCase()

  return vine.string().maxLength(maxLength)
}

function numberRuleOf({ largest }: Field) {
  return largest ? vine.number().withoutDecimals().range([-largest, largest]) : vine.number()
}

/** Read before: what is no time now was none. */
const timeRule = vine.createRule((value: unknown, _: undefined, field) => {
  if (!DateTime.isDateTime(value)) field.report('Enter a date and a time', 'time', field)
})

const jsonRule = vine.createRule((value: unknown, _: undefined, field) => {
  if (typeof value === 'string') field.report('Enter valid JSON', 'json', field)
})
