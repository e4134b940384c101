import { examples } from '#services/openapi/examples'
import { email, newPassword, password, token } from '#validators/fields'
import vine from '@vinejs/vine'

/** Ask for a new password */
export const passwordResetRequestValidator = vine.create({ email: email() })

/** Choose a new password with what was mailed */
export const passwordResetValidator = vine.create({
  token: token(examples.mailedToken),
  password: newPassword(),
})

/** Choose a new password knowing the current one */
export const passwordChangeValidator = vine.create({
  current_password: password(),
  new_password: newPassword(),
})
