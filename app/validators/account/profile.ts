import { example, examples } from '#services/openapi/examples'
import { trimmedName } from '#validators/fields'
import vine from '@vinejs/vine'

/** Change one's own names; what is left out stays */
export const profileValidator = vine.create({
  first_name: trimmedName().use(example(examples.firstName)).optional(),
  last_name: trimmedName().use(example(examples.lastName)).optional(),
})
