import { example, examples } from '#services/openapi/examples'
import { flag, trimmedName } from '#validators/fields'
import { pageFields } from '#validators/pages'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'

/** List accounts */
export const userListValidator = vine.create({
  email: vine.string().maxLength(254).use(example('example.com')).optional(),
  is_active: vine.boolean().optional(),
  is_staff: vine.boolean().optional(),
  ...pageFields(),
})

/** Change an account; what is left out stays */
export const userChangeValidator = vine.create({
  first_name: trimmedName().use(example(examples.firstName)).optional(),
  last_name: trimmedName().use(example(examples.lastName)).optional(),
  is_active: flag().optional(),
  is_staff: flag().optional(),
})

export type AccountChange = Infer<typeof userChangeValidator>
