import { deviceOf } from '#services/device'
import { gives, summary, takes } from '#services/openapi/documentation'
import { changePassword } from '#services/password_change'
import { logSecurityEvent } from '#services/security_log'
import { tokenMembers } from '#transformers/sessions/tokens'
import { passwordChangeValidator } from '#validators/account/password'
import type { HttpContext } from '@adonisjs/core/http'

export default class PasswordChangesController {
  @summary('Choose a new password', 'All other sessions end.')
  @takes(passwordChangeValidator)
  @gives(200, tokenMembers)
  async store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const options = { meta: { email: user.email } }
    const passwords = await ctx.request.validateUsing(passwordChangeValidator, options)
    const tokens = await changePassword(user, passwords, deviceOf(ctx.request))

    logSecurityEvent(ctx, 'password_changed', user.id)
    return tokens
  }
}
