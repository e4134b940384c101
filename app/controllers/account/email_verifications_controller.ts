import { verifyEmail } from '#services/email_verification'
import { gives, refuses, summary, takes } from '#services/openapi/documentation'
import { logSecurityEvent } from '#services/security_log'
import UserTransformer, { userSchema } from '#transformers/account/user_transformer'
import { emailVerificationValidator } from '#validators/account/email'
import type { HttpContext } from '@adonisjs/core/http'

export default class EmailVerificationsController {
  @summary(
    'Confirm the address of an account',
    'With an access token of the account its password and that session stay, with its password the password; otherwise all of before end.'
  )
  @takes(emailVerificationValidator)
  @gives(200, { user: userSchema })
  @refuses('invalid_or_expired')
  async store(ctx: HttpContext) {
    const proof = await ctx.request.validateUsing(emailVerificationValidator)
    await ctx.auth.check()
    const user = await verifyEmail(proof, ctx.auth.use('jwt').caller)

    logSecurityEvent(ctx, 'email_verified', user.id)
    return ctx.serialize({ user: UserTransformer.transform(user) })
  }
}
