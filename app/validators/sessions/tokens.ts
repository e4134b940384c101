import { email, password, text } from '#validators/fields'
import vine from '@vinejs/vine'

/** Sign in */
export const credentialsValidator = vine.create({ email: email(), password: password() })

/** Exchange a refresh token for its successor */
export const refreshValidator = vine.create({ refresh: text() })

/** Ask whether a token is still good */
export const verificationValidator = vine.create({ token: text() })

/** Sign out */
export const logoutValidator = vine.create({ refresh: text() })
