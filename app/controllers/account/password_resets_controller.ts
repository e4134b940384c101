import MailedToken from '#models/mailed_token'
import { gives, refuses, summary, takes } from '#services/openapi/documentation'
import { resetPassword } from '#services/password_change'
import { logSecurityEvent } from '#services/security_log'
import { text } from '#transformers/fields'
import { passwordResetValidator } from '#validators/account/password'
import type { HttpContext } from '@adonisjs/core/http'

const MESSAGE = 'The password was changed. Sign in with the new one.'

export default class PasswordResetsController {
  /** Validated twice: that a password resembles the address shows only once the address is known. */
  @summary('Choose a new password with what was mailed', 'Ends all sessions.')
  @takes(passwordResetValidator)
  @gives(200, { message: text(MESSAGE) })
  @refuses('invalid_or_expired')
  async store(ctx: HttpContext) {
    const { token } = await ctx.request.validateUsing(passwordResetValidator)
    const { email } = await MailedToken.findLive('reset_password', token)
    const options = { meta: { email } }
    const { password } = await ctx.request.validateUsing(passwordResetValidator, options)
    const user = await resetPassword(token, password)

    logSecurityEvent(ctx, 'password_reset', user.id)
    return { message: MESSAGE }
  }
}
