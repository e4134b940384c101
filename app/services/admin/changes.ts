import { DateTime } from 'luxon'
import type { LucidModel, LucidRow } from '@adonisjs/lucid/types/model'

/** Each column that changes: what it was, and what it will be. */
export type Changes = Record<string, [before: unknown, after: unknown]>

/** Columns of secrets: passwords, hashes, and ids from which tokens are signed. */
const SECRET = /password|secret|token|(^|_)hash$/

/** What saving a model would change. To be asked before it is saved. */
export function changesOf(model: LucidRow): Changes {
  const entries = Object.keys(model.$dirty).map((attribute) => {
    const column = columnOf(model, attribute)
    const show = SECRET.test(column) ? mask : plain

    return [column, [show(model.$original[attribute]), show(model.$attributes[attribute])]]
  })

  return Object.fromEntries(entries)
}

function columnOf(model: LucidRow, attribute: string) {
  const { $getColumn } = model.constructor as LucidModel // each row is made by its model
  return $getColumn.call(model.constructor, attribute)!.columnName
}

function plain(value: unknown) {
  return DateTime.isDateTime(value) ? value.toUTC().toISO() : (value ?? null)
}

/** That there is a secret is told, and that it changed; never which. */
function mask(value: unknown) {
  return value === undefined || value === null ? null : '***'
}
