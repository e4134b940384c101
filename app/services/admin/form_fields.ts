import { cellOf, toCell } from '#services/admin/cells'
import { relatedTo } from '#services/admin/fields'
import { toInput } from '#services/admin/form_input'
import { labelOf } from '#services/admin/labels'
import registry from '#services/admin/registry'
import { optionsAddress } from '#services/admin/relation_options'
import { nameOf, rowsFor } from '#services/admin/rows'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Field } from '#services/admin/fields'
import type { Shown } from '#services/admin/form_page'

const MOST_BOXES = 200

const WIDGETS: Record<Field['type'], string> = {
  'text': 'text',
  'uuid': 'text',
  'long text': 'textarea',
  'number': 'number',
  'boolean': 'checkbox',
  'date': 'date',
  'datetime': 'datetime',
  'json': 'json',
}

/** The fields of a form as its page shows them: what they are now, and what to enter something into. */
export async function shownFields(names: string[], shown: Shown, mayWrite: boolean) {
  const fields = []
  for (const name of names) fields.push(await fieldOf(name, shown, mayWrite))

  return fields
}

async function fieldOf(name: string, shown: Shown, mayWrite: boolean) {
  const { form } = shown
  const field = form.field(name)
  const isReadonly = !mayWrite || form.isReadonly(name)

  return {
    key: field?.column ?? name,
    label: form.admin.labels[name] ?? field?.label ?? labelOf(name),
    isReadonly,
    isRequired: field && !field.isNullable && !field.hasDefault && field.type !== 'boolean',
    maxLength: field?.maxLength,
    cell: await currentCell(name, shown),
    ...(isReadonly ? {} : await widgetOf(name, shown)),
  }
}

/** What the row has, whatever was entered. */
async function currentCell(name: string, { form, row }: Shown) {
  const { admin, actor } = form
  const { relation } = form.field(name) ?? {}
  if (!row) return undefined
  if (form.isRelated(name)) {
    const related: LucidRow[] = await relatedTo(row, name)
    return toCell(related.map(nameOf).join(', '))
  }

  if (relation) await row.load(relation.name as never)
  return cellOf(admin, row, name, actor)
}

async function widgetOf(name: string, shown: Shown) {
  const { form, row, input } = shown
  const { admin } = form
  const field = form.field(name)
  if (!field) return checkboxesOf(name, shown)

  const { column, type, relation } = field
  const choices = admin.choices[field.name]
  const standard = relation ? 'relation' : choices ? 'select' : WIDGETS[type]
  const related = relation && (row?.$preloaded[relation.name] as LucidRow | null | undefined)
  const current = related ? nameOf(related) : toInput(row?.$attributes[field.name], field)

  return {
    widget: admin.widgets[name] ?? standard,
    value: input ? String(input[column] ?? '') : current,
    given: input ? [input[column]].flat() : row?.$attributes[field.name],
    zone: String(input?.[`${column}__zone`] ?? 'UTC'),
    choices: choices?.map((choice) => ({ value: choice, label: labelOf(choice) })),
    isNullable: field.isNullable,
    options: relation && optionsAddress(relation),
  }
}

/** The rows of the other side of a many-to-many relation; those that belong together are all there, ticked. */
async function checkboxesOf(name: string, { form, row, input }: Shown) {
  const { admin, actor } = form
  const model = admin.model.$getRelation(name).relatedModel()
  const related = row ? await relatedTo(row, name) : []
  const offered: LucidRow[] = await rowsFor(model, actor)
    .orderBy(registry.of(model)?.searchFields[0] ?? model.primaryKey)
    .limit(MOST_BOXES)

  const rows = new Map([...offered, ...related].map((one) => [String(one.$primaryKeyValue), one]))
  const chosen = input ? [input[name]].flat() : related.map((one) => String(one.$primaryKeyValue))

  return {
    widget: admin.widgets[name] ?? 'checkboxes',
    choices: [...rows].map(([value, one]) => ({
      value,
      label: nameOf(one),
      isChosen: chosen.includes(value),
    })),
  }
}
