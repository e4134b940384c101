import { email, name, newPassword } from '#validators/fields'
import vine from '@vinejs/vine'

/** Create an account */
export const registrationValidator = vine.create({
  email: email(),
  password: newPassword(),
  first_name: name().optional(),
  last_name: name().optional(),
})
