import { passwordsConfig } from '#config/passwords'
import { isCommonPassword, resemblesEmail } from '#services/common_passwords'
import { normalizeEmail } from '#services/email_address'
import { example, examples } from '#services/openapi/examples'
import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import type { FieldContext } from '@vinejs/vine/types'

const presentRule = vine.createRule(
  (value: unknown, _: undefined, field: FieldContext) => {
    if (value === '') field.report('The {{ field }} must not be blank', 'present', field)
  },
  { toJSONSchema: (schema) => Object.assign(schema, { minLength: 1 }) }
)

const emailRule = vine.createRule(
  (value: unknown, _: undefined, field: FieldContext) => {
    if (typeof value !== 'string') return

    const normalized = normalizeEmail(value)
    if (normalized) field.mutate(normalized, field)
    else field.report('Enter a valid email address', 'email', field)
  },
  { toJSONSchema: (schema) => Object.assign(schema, { format: 'email', maxLength: 254 }) }
)

const timeRule = vine.createRule(
  (value: unknown, _: undefined, field: FieldContext) => {
    if (typeof value !== 'string') return

    const { isValid, year } = DateTime.fromISO(value, { zone: 'utc' })
    if (isValid && year >= 1970 && year <= 9999) return
    field.report('Enter a time such as 2026-01-31T09:30:00Z', 'time', field)
  },
  { toJSONSchema: (schema) => Object.assign(schema, { format: 'date-time' }) }
)

const uncommonRule = vine.createRule((value: unknown, _: undefined, field: FieldContext) => {
  if (typeof value !== 'string' || !passwordsConfig.rejectCommon) return

  const email: unknown = field.meta.email ?? field.data.email
  const address = (typeof email === 'string' && normalizeEmail(email)) || null

  if (isCommonPassword(value)) field.report('This password is too common', 'common', field)
  if (address && resemblesEmail(value, address)) {
    field.report('The password is too similar to the email address', 'similar', field)
  }
})

/** An email address, answered in the spelling in which it is stored. */
export const email = () => vine.string().use(emailRule()).use(example(examples.email))

/** Text as it was sent, not empty. */
export const text = () => vine.string().use(presentRule())

/**
 * A password that somebody chooses now. It is never trimmed, cut or folded. The
 * address that it must not resemble is in the same body, or in the metadata.
 */
export const newPassword = () =>
  vine
    .string()
    .minLength(passwordsConfig.minLength)
    .maxLength(passwordsConfig.maxLength)
    .use(uncommonRule())
    .use(example(examples.password))

/** A password that is compared: the rules for new ones are none of its business. */
export const password = () =>
  text().maxLength(passwordsConfig.maxLength).use(example(examples.password))

/** A token, whatever is in it: who reads it judges it. */
export const token = (shown = examples.accessToken) => text().use(example(shown))

/** Yes or no. Vine would take null for left out: here it is a wrong type. */
export const flag = () =>
  vine
    .boolean({ strict: true })
    .parse((value) => (value === null ? 'null' : value))
    .use(example(true))

/** A moment, ISO 8601, in years that every database knows; UTC unless it says otherwise. */
export const time = () => vine.string().use(timeRule())

/** A name as it was sent. Vine would take null for left out: here it is a wrong type. */
export const name = () => optionalText().maxLength(150)

/** A name without the blanks around it, of which something has to be left. */
export const trimmedName = () => optionalText().trim().use(presentRule()).maxLength(150)

const optionalText = () => vine.string().parse((value) => (value === null ? false : value))
