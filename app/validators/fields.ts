import { passwordsConfig } from '#config/passwords'
import { isCommonPassword, resemblesEmail } from '#services/common_passwords'
import { normalizeEmail } from '#services/email_address'
import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'

const presentRule = vine.createRule((value: unknown, _: undefined, field: FieldContext) => {
  if (value === '') field.report('The {{ field }} must not be blank', 'present', field)
})

const emailRule = vine.createRule((value: unknown, _: undefined, field: FieldContext) => {
  if (typeof value !== 'string') return

  const normalized = normalizeEmail(value)
  if (normalized) field.mutate(normalized, field)
  else field.report('Enter a valid email address', 'email', field)
})

const uncommonRule = vine.createRule((value: unknown, _: undefined, field: FieldContext) => {
  if (typeof value !== 'string' || !passwordsConfig.rejectCommon) return

  const { email } = field.data
  const address = (typeof email === 'string' && normalizeEmail(email)) || null

  if (isCommonPassword(value)) field.report('This password is too common', 'common', field)
  if (address && resemblesEmail(value, address)) {
    field.report('The password is too similar to the email address', 'similar', field)
  }
})

/** An email address, answered in the spelling in which it is stored. */
export const email = () => vine.string().use(emailRule())

/** Text as it was sent, not empty. */
export const text = () => vine.string().use(presentRule())

/** A password that somebody chooses now. It is never trimmed, cut or folded. */
export const newPassword = () =>
  vine
    .string()
    .minLength(passwordsConfig.minLength)
    .maxLength(passwordsConfig.maxLength)
    .use(uncommonRule())

/** A password that is compared: the rules for new ones are none of its business. */
export const password = () => text().maxLength(passwordsConfig.maxLength)

/** A name as it was sent. Vine would take null for left out: here it is a wrong type. */
export const name = () => optionalText().maxLength(150)

/** A name without the blanks around it, of which something has to be left. */
export const trimmedName = () => optionalText().trim().use(presentRule()).maxLength(150)

const optionalText = () => vine.string().parse((value) => (value === null ? false : value))
