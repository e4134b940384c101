import { textOfTime } from '#services/admin/column_types'
import { DateTime } from 'luxon'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Field } from '#services/admin/fields'
import type { ListQuery } from '#services/admin/list_query'

/** Rows are read in parts of this size: a file of any length takes no more memory. */
const BATCH = 1000

export const EXPORT_FORMATS = ['csv', 'json'] as const
type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

const writers = { csv: toCsv, json: toJson }

/** The rows of a list as a file, part by part, in the order of their keys. */
export async function* exportRows(list: ListQuery, format: ExportFormat) {
  const columns = list.fields.map(({ column }) => column)
  yield* writers[format](valuesOf(list), columns)
}

async function* valuesOf(list: ListQuery) {
  const { model } = list.admin
  let last: unknown

  for (;;) {
    const query = list.matching().orderBy(model.primaryKey).limit(BATCH)
    if (last !== undefined) query.where(model.primaryKey, '>', last as string)
    const rows: LucidRow[] = await query
    yield rows.map((row) => list.fields.map((field) => plain(row.$attributes[field.name], field)))

    if (rows.length < BATCH) return
    last = rows.at(-1)!.$primaryKeyValue
  }
}

async function* toCsv(batches: AsyncIterable<unknown[][]>, columns: string[]) {
  yield csvLine(columns)
  for await (const rows of batches) yield rows.map(csvLine).join('')
}

async function* toJson(batches: AsyncIterable<unknown[][]>, columns: string[]) {
  let separator = '['

  for await (const rows of batches) {
    for (const row of rows) {
      const object = Object.fromEntries(columns.map((column, index) => [column, row[index]]))
      yield separator + JSON.stringify(object)
      separator = ',\n'
    }
  }
  yield separator === '[' ? '[]' : ']'
}

/** RFC 4180; a spreadsheet would run a text that begins like a formula (OWASP, CSV injection). */
function csvLine(values: unknown[]) {
  const texts = values.map((value) => {
    const text = textOf(value)
    const safe =
      typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text

    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${texts.join(',')}\r\n`
}

function textOf(value: unknown) {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function plain(value: unknown, { type }: Field) {
  return DateTime.isDateTime(value) ? textOfTime(value, type) : value
}
