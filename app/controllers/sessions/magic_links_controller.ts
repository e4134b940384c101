import { deviceOf } from '#services/device'
import { signInByMagicLink } from '#services/magic_link'
import { gives, refuses, summary, takes } from '#services/openapi/documentation'
import { logSecurityEvent } from '#services/security_log'
import UserTransformer, { userSchema } from '#transformers/account/user_transformer'
import { tokenMembers } from '#transformers/sessions/tokens'
import { magicLinkValidator } from '#validators/sessions/magic_links'
import type { HttpContext } from '@adonisjs/core/http'

export default class MagicLinksController {
  @summary(
    'Sign in with what was mailed',
    'The token of the link, or the code of 8 digits with the address. An address without an account gets one.'
  )
  @takes(magicLinkValidator)
  @gives(200, { ...tokenMembers, user: userSchema })
  @refuses('invalid_or_expired')
  async store(ctx: HttpContext) {
    const link = await ctx.request.validateUsing(magicLinkValidator)
    const { user, tokens } = await signInByMagicLink(link, deviceOf(ctx.request))

    logSecurityEvent(ctx, 'signed_in', user.id)
    return ctx.serialize({ ...tokens, user: UserTransformer.transform(user) })
  }
}
