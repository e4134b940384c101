import { example, examples } from '#services/openapi/examples'
import { email, name, newPassword } from '#validators/fields'
import vine from '@vinejs/vine'

/** Create an account */
export const registrationValidator = vine.create({
  email: email(),
  password: newPassword(),
  first_name: name().use(example(examples.firstName)).optional(),
  last_name: name().use(example(examples.lastName)).optional(),
})
