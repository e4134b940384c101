import { type FieldType, textOfTime } from '#services/admin/column_types'
import { modelOf } from '#services/admin/fields'
import registry from '#services/admin/registry'
import { DateTime } from 'luxon'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { ModelAdmin } from '#services/admin/model_admin'

/** A value as a page shows it; `kind` chooses how. */
type Cell = {
  kind: 'text' | 'boolean' | 'date' | 'datetime' | 'nothing'
  text: string
  isTrue?: boolean
  href?: string
}

const NOTHING: Cell = { kind: 'nothing', text: '—' }

/** What an option of an admin names: a method of it, else what the row itself has. */
function valueOf(admin: ModelAdmin, row: LucidRow, name: string): unknown {
  const method = admin[name as keyof ModelAdmin] as unknown
  return typeof method === 'function'
    ? method.call(admin, row)
    : row[(relationOfKey(admin, name) ?? name) as keyof LucidRow]
}

export function cellOf(admin: ModelAdmin, row: LucidRow, name: string, actor: Actor): Cell {
  const value = valueOf(admin, row, name)
  if (isRow(value)) return linkTo(value, actor)

  return toCell(value, admin.model.$columnsDefinitions.get(name)?.meta?.type)
}

export function toCell(value: unknown, type?: FieldType): Cell {
  if (value === null || value === undefined || value === '') return NOTHING
  if (typeof value === 'boolean') {
    return { kind: 'boolean', text: value ? 'Yes' : 'No', isTrue: value }
  }
  if (DateTime.isDateTime(value)) {
    return { kind: type === 'date' ? 'date' : 'datetime', text: textOfTime(value, type) }
  }
  if (isListOfTexts(value)) return toCell(value.join(', '))
  if (typeof value === 'object') return { kind: 'text', text: JSON.stringify(value, null, 2) }

  return { kind: 'text', text: String(value) }
}

/** Where a row is changed. */
export function addressOf(admin: ModelAdmin, row: LucidRow) {
  return `/admin/${admin.slug}/${encodeURIComponent(String(row.$primaryKeyValue))}/`
}

/** The text of a row of another model, with its address for whoever may go there. */
function linkTo(row: LucidRow, actor: Actor): Cell {
  const admin = registry.of(modelOf(row))
  if (!admin) return toCell(row.$primaryKeyValue)

  const href = admin.hasViewPermission(actor) ? addressOf(admin, row) : undefined
  return { ...toCell(admin.titleOf(row)), href }
}

function relationOfKey({ model }: ModelAdmin, name: string) {
  for (const [relation, contract] of model.$relationsDefinitions) {
    if (contract.type === 'belongsTo' && contract.foreignKey === name) return relation
  }
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((member) => typeof member === 'string')
}

function isRow(value: unknown): value is LucidRow {
  return typeof value === 'object' && value !== null && '$primaryKeyValue' in value
}
