import { toTimestamp } from '#database/columns'
import type { DateTime } from 'luxon'

export type FieldType =
  'text' | 'long text' | 'number' | 'boolean' | 'date' | 'datetime' | 'json' | 'uuid'

/** What knex tells of a column. */
export type ColumnInfo = {
  type: string
  nullable: boolean
  maxLength: string | number | null
  defaultValue: unknown
}

/** What PostgreSQL and SQLite call the types that knex makes of a migration's. */
const TYPES: Record<string, FieldType> = {
  'text': 'long text',
  'uuid': 'uuid',
  'boolean': 'boolean',
  'smallint': 'number',
  'integer': 'number',
  'bigint': 'number',
  'real': 'number',
  'float': 'number',
  'double precision': 'number',
  'numeric': 'number',
  'decimal': 'number',
  'date': 'date',
  'datetime': 'datetime',
  'timestamp without time zone': 'datetime',
  'timestamp with time zone': 'datetime',
  'json': 'json',
  'jsonb': 'json',
}

/** Beyond the last one JavaScript does not count exactly. */
export const LARGEST: Record<string, number> = {
  smallint: 32_767,
  integer: 2_147_483_647,
  bigint: Number.MAX_SAFE_INTEGER,
}

/** SQLite has no UUIDs: knex keeps them as texts of their length. */
export function typeOf(type: string, maxLength: number) {
  return type === 'char' && maxLength === 36 ? 'uuid' : (TYPES[type] ?? 'text')
}

/** A time as a column of this type compares it: SQLite does so with texts. */
export function toColumn(time: DateTime, type: FieldType) {
  return type === 'date' ? time.toISODate()! : toTimestamp(time)
}

/** As people and files are told it: a day has no zone, any other time is one of UTC. */
export function textOfTime(time: DateTime, type?: FieldType) {
  return type === 'date' ? time.toISODate()! : time.toUTC().toISO()!
}

/** A default as the database tells it: '1', "'draft'::character varying", CURRENT_TIMESTAMP. */
export function literalOf(defaultValue: unknown) {
  return String(defaultValue)
    .match(/^'(.*?)'(?:::[\w ]+)?$|^(-?[\d.]+|true|false)$/)
    ?.slice(1)
    .join('')
}
