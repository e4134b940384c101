import { newPassword, password } from '#validators/fields'
import vine from '@vinejs/vine'

/** Choose a new password on a page, where nobody sees what is typed */
export const repeatedPasswordChangeValidator = vine.create({
  current_password: password(),
  new_password: newPassword(),
  repeated_password: vine.string().sameAs('new_password'),
})
