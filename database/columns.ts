import { column } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'

/**
 * The text of a time in the database: UTC, to the millisecond. PostgreSQL reads
 * it as a timestamp with time zone; on SQLite it sorts as text. Lucid's own
 * format for SQLite is local time cut to the second.
 */
export function toTimestamp(time: DateTime) {
  return time.toUTC().toFormat("yyyy-MM-dd HH:mm:ss.SSS'+00:00'")
}

/** A time: luxon's DateTime in UTC in the model, a timestamp in the database. */
export function timestamp() {
  return column({
    prepare: (value: DateTime | null) => value && toTimestamp(value),
    consume: (value: string | Date | null) => value && toDateTime(value),
    serialize: (value: DateTime | null) => value && value.toISO(),
  })
}

/** Yes or no: SQLite keeps 1 and 0. */
export function boolean() {
  return column({ consume: (value: boolean | number) => Boolean(value) })
}

export function toDateTime(value: string | Date) {
  return value instanceof Date
    ? DateTime.fromJSDate(value, { zone: 'utc' })
    : DateTime.fromSQL(value, { zone: 'utc' })
}
