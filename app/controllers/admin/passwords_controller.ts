import { guardOf } from '#auth/guard_of'
import { passwordsConfig } from '#config/passwords'
import { writeSignIn } from '#services/admin/cookies'
import { showAgain } from '#services/admin/form_again'
import { addMessage } from '#services/admin/messages'
import { renderPage } from '#services/admin/page'
import { changePasswordOnSite } from '#services/admin/sign_in'
import { SITE } from '#services/admin/site'
import { deviceOf } from '#services/device'
import { logSecurityEvent } from '#services/security_log'
import { repeatedPasswordChangeValidator } from '#validators/admin/password'
import type { HttpContext } from '@adonisjs/core/http'

const { minLength } = passwordsConfig

/** The own password of whoever is signed in. */
export default class PasswordsController {
  show(ctx: HttpContext) {
    return renderPage(ctx, 'password', { minLength })
  }

  async update(ctx: HttpContext) {
    const user = guardOf(ctx).getUserOrFail()

    try {
      const options = { meta: { email: user.email } }
      const passwords = await ctx.request.validateUsing(repeatedPasswordChangeValidator, options)
      writeSignIn(ctx, await changePasswordOnSite(user, passwords, deviceOf(ctx.request)))
    } catch (error) {
      return showAgain(ctx, error, { template: 'password', state: { minLength } })
    }

    logSecurityEvent(ctx, 'password_changed', user.id)
    addMessage(ctx, 'success', 'Your password is changed. You are signed out everywhere else.')
    ctx.response.redirect().status(303).toPath(SITE)
  }
}
