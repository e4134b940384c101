import { deviceOf } from '#services/device'
import { logSecurityEvent } from '#services/security_log'
import { signIn } from '#services/sign_in'
import { credentialsValidator } from '#validators/sessions/tokens'
import type { HttpContext } from '@adonisjs/core/http'

export default class TokensController {
  async store(ctx: HttpContext) {
    const credentials = await ctx.request.validateUsing(credentialsValidator)
    const { user, tokens } = await signIn(credentials, deviceOf(ctx.request))

    logSecurityEvent(ctx, 'signed_in', user.id)
    return tokens
  }
}
