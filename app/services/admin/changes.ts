import { type FieldType, textOfTime } from '#services/admin/column_types'
import { modelOf } from '#services/admin/fields'
import { DateTime } from 'luxon'
import type { LucidRow } from '@adonisjs/lucid/types/model'

/** Each column that changes: what it was, and what it will be. */
export type Changes = Record<string, [before: unknown, after: unknown]>

/** Columns of secrets: passwords, hashes, and ids from which tokens are signed. */
const SECRET = /password|secret|token|(^|_)hash$/

/** What saving a row would change. To be asked before it is saved. */
export function changesOf(row: LucidRow): Changes {
  const entries = Object.keys(row.$dirty).map((attribute) => {
    const { columnName: column, meta } = columnOf(row, attribute)
    const show = SECRET.test(column) ? mask : plain
    const values = [row.$original[attribute], row.$attributes[attribute]]

    return [column, values.map((value) => show(value, meta?.type))]
  })

  return Object.fromEntries(entries)
}

function columnOf(row: LucidRow, attribute: string) {
  return modelOf(row).$getColumn(attribute)!
}

function plain(value: unknown, type?: FieldType) {
  return DateTime.isDateTime(value) ? textOfTime(value, type) : (value ?? null)
}

/** That there is a secret is told, and that it changed; never which. */
function mask(value: unknown) {
  return value === undefined || value === null ? null : '***'
}
