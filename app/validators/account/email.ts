import { examples } from '#services/openapi/examples'
import { email, password, token } from '#validators/fields'
import vine from '@vinejs/vine'

/** Confirm the address of an account */
export const emailVerificationValidator = vine.create({
  token: token(examples.mailedToken),
  password: password().optional(),
})

/** Ask for an account to move to another address */
export const emailChangeRequestValidator = vine.create({ email: email(), password: password() })

/** Move the account */
export const emailChangeValidator = vine.create({ token: token(examples.mailedToken) })
