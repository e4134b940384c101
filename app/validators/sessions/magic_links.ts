import { examples } from '#services/openapi/examples'
import { email, token } from '#validators/fields'
import vine from '@vinejs/vine'

/** Ask for a link and a code to sign in with */
export const magicLinkRequestValidator = vine.create({ email: email() })

/** Sign in with one of them */
export const magicLinkValidator = vine.create({
  token: token(examples.mailedToken),
  email: email().optional(),
})
