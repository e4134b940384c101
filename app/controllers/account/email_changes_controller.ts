import { changeEmail } from '#services/email_change'
import { gives, refuses, summary, takes } from '#services/openapi/documentation'
import { logSecurityEvent } from '#services/security_log'
import UserTransformer, { userSchema } from '#transformers/account/user_transformer'
import { emailChangeValidator } from '#validators/account/email'
import type { HttpContext } from '@adonisjs/core/http'

export default class EmailChangesController {
  @summary('Move the account to the address that was mailed')
  @takes(emailChangeValidator)
  @gives(200, { user: userSchema })
  @refuses('invalid_or_expired')
  async store(ctx: HttpContext) {
    const { token } = await ctx.request.validateUsing(emailChangeValidator)
    const user = await changeEmail(token)

    logSecurityEvent(ctx, 'email_changed', user.id)
    return ctx.serialize({ user: UserTransformer.transform(user) })
  }
}
