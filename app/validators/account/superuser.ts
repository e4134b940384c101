import { email, newPassword } from '#validators/fields'
import vine from '@vinejs/vine'

/** Give an existing account all rights */
export const promotionValidator = vine.create({ email: email() })

/** Create an account with all rights */
export const superuserValidator = vine.create({ email: email(), password: newPassword() })
