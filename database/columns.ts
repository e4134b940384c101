import { column } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'

/**
 * The text of a time in the database: UTC, to the millisecond. PostgreSQL reads
 * it as a timestamp with time zone; on SQLite it sorts as text. Lucid's own
 * format for SQLite is local time cut to the second.
 */
export function toTimestamp(time: DateTime | Date) {
  const iso = (time instanceof Date ? time : time.toJSDate()).toISOString()
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}+00:00`
}

/** The same time as it leaves the application, ISO 8601 in UTC, without a detour over luxon. */
export function toIso(value: string | Date) {
  return value instanceof Date
    ? value.toISOString()
    : `${value.slice(0, 10)}T${value.slice(11, 23)}Z`
}

/** A time: luxon's DateTime in UTC in the model, a timestamp in the database. */
export function timestamp() {
  return column({
    meta: { type: 'datetime' },
    prepare: (value: DateTime | null) => value && toTimestamp(value),
    consume: (value: string | Date | null) => value && toDateTime(value),
    serialize: (value: DateTime | null) => value && value.toISO(),
  })
}

/** Yes or no: SQLite keeps 1 and 0. */
export function boolean() {
  return column({ consume: (value: boolean | number) => Boolean(value) })
}

/** A value of several parts, kept as JSON: as text, or in a column that PostgreSQL reads itself. */
export function json() {
  return column({
    meta: { type: 'json' },
    prepare: (value: unknown) => (value === null ? null : JSON.stringify(value)),
    consume: (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value),
  })
}

function toDateTime(value: string | Date) {
  return value instanceof Date
    ? DateTime.fromJSDate(value, { zone: 'utc' })
    : DateTime.fromSQL(value, { zone: 'utc' })
}
