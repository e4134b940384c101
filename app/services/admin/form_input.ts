import { parseJson } from '#services/json_body'
import { DateTime, IANAZone } from 'luxon'
import type { Field } from '#services/admin/fields'

/** The fields of a form as a browser sends them: texts by column, lists where several were chosen. */
export type FormInput = Record<string, unknown>

/** What a browser sends for a value, and shows again. Times are those of UTC unless the zone says otherwise. */
export function toInput(value: unknown, { type }: Pick<Field, 'type'>): string {
  if (value === null || value === undefined) return ''
  if (DateTime.isDateTime(value)) return toTimeInput(value, type)
  if (type === 'json') return JSON.stringify(value, null, 2)

  return String(value)
}

/** The value that a text stands for; the text itself when it stands for none, which the rules refuse. */
export function fromInput(input: FormInput, field: Field): unknown {
  const { column, type, isNullable } = field
  const given = input[column]
  if (type === 'boolean') return given === 'true' || given === 'on'
  if (given === '') return isNullable ? null : emptyOf(field)
  if (typeof given !== 'string') return given

  if (type === 'date') return timeOf(given, 'UTC')
  if (type === 'datetime') return timeOf(given, String(input[`${column}__zone`] || 'UTC'))
  if (type === 'json') return jsonOf(given)
  return given
}

function toTimeInput(time: DateTime, type: Field['type']) {
  return type === 'date' ? time.toISODate()! : time.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS")
}

/** Emptiness is a value of a text that need not be entered; of anything else it is none. */
function emptyOf({ type, hasDefault }: Field) {
  return hasDefault && (type === 'text' || type === 'long text') ? '' : undefined
}

/**
 * Both databases take years of four digits. Luxon remembers every zone that it
 * was ever asked for, so it is asked for those alone that exist.
 */
function timeOf(text: string, zone: string) {
  if (!IANAZone.isValidZone(zone)) return text

  const time = DateTime.fromISO(text, { zone }).toUTC()
  return time.isValid && time.year >= 1 && time.year <= 9999 ? time : text
}

function jsonOf(text: string): unknown {
  try {
    const value = parseJson(text)
    return typeof value === 'string' ? text : value // columns keep objects and lists
  } catch {
    return text
  }
}
