import { examples } from '#services/openapi/examples'
import { email, password, token } from '#validators/fields'
import vine from '@vinejs/vine'

/** Sign in */
export const credentialsValidator = vine.create({ email: email(), password: password() })

/** Exchange a refresh token for its successor */
export const refreshValidator = vine.create({ refresh: token(examples.refreshToken) })

/** Ask whether a token is still good */
export const verificationValidator = vine.create({ token: token() })

/** Sign out */
export const logoutValidator = vine.create({ refresh: token(examples.refreshToken) })
