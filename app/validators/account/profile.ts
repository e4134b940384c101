import { name } from '#validators/fields'
import vine from '@vinejs/vine'

/** Change one's own names; what is left out stays */
export const profileValidator = vine.create({
  first_name: name().trim().minLength(1).optional(),
  last_name: name().trim().minLength(1).optional(),
})
