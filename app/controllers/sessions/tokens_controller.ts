import { deviceOf } from '#services/device'
import { gives, refuses, summary, takes } from '#services/openapi/documentation'
import { logSecurityEvent } from '#services/security_log'
import { signIn } from '#services/sign_in'
import { tokenMembers } from '#transformers/sessions/tokens'
import { credentialsValidator } from '#validators/sessions/tokens'
import type { HttpContext } from '@adonisjs/core/http'

export default class TokensController {
  @summary('Sign in')
  @takes(credentialsValidator)
  @gives(200, tokenMembers)
  @refuses('invalid_credentials', 'email_not_verified')
  async store(ctx: HttpContext) {
    const credentials = await ctx.request.validateUsing(credentialsValidator)
    const { user, tokens } = await signIn(credentials, deviceOf(ctx.request))

    logSecurityEvent(ctx, 'signed_in', user.id)
    return tokens
  }
}
