import { guardOf } from '#auth/guard_of'
import { clearSignIn, writeSignIn } from '#services/admin/cookies'
import { showAgain } from '#services/admin/form_again'
import { addMessage } from '#services/admin/messages'
import { renderPage } from '#services/admin/page'
import { signInToSite, signOutOfSite } from '#services/admin/sign_in'
import { pathAfterSignIn, SIGN_IN } from '#services/admin/site'
import { deviceOf } from '#services/device'
import { logSecurityEvent } from '#services/security_log'
import { credentialsValidator } from '#validators/sessions/tokens'
import type { HttpContext } from '@adonisjs/core/http'

export default class SignInsController {
  async show(ctx: HttpContext) {
    const next = pathAfterSignIn(ctx.request.qs().next)
    if (await guardOf(ctx).check()) return ctx.response.redirect().toPath(next)

    return renderPage(ctx, 'sign_in', { next })
  }

  async store(ctx: HttpContext) {
    const { email, next: wish } = ctx.request.body()
    const next = pathAfterSignIn(wish)

    try {
      const credentials = await ctx.request.validateUsing(credentialsValidator)
      const session = await signInToSite(credentials, deviceOf(ctx.request))
      await signOutOfSite(ctx.request)
      writeSignIn(ctx, session)
      logSecurityEvent(ctx, 'signed_in', session.userId)
      ctx.response.redirect().status(303).toPath(next)
    } catch (error) {
      return showAgain(ctx, error, { template: 'sign_in', state: { next, email } })
    }
  }

  async destroy(ctx: HttpContext) {
    await signOutOfSite(ctx.request)

    clearSignIn(ctx)
    addMessage(ctx, 'success', 'You are signed out.')
    ctx.response.redirect().status(303).toPath(SIGN_IN)
  }
}
