import { guardOf } from '#auth/guard_of'
import { adminConfig } from '#config/admin'
import { csrfToken } from '#services/admin/csrf'
import { takeMessages } from '#services/admin/messages'
import { allowPage } from '#services/page_policy'
import type { HttpContext } from '@adonisjs/core/http'

/** Everything from this server, and nothing inline: what somebody typed in never runs. */
const SOURCES = {
  'script-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'form-action': "'self'",
}

/**
 * A page of the admin site. The layout and its components find what every page
 * needs under "site", without having it passed on to them.
 */
export async function renderPage(ctx: HttpContext, template: string, state: object = {}) {
  allowPage(ctx.response, SOURCES)
  ctx.view.share({ site: siteState(ctx) })

  return ctx.view.render(`admin/${template}`, state)
}

function siteState(ctx: HttpContext) {
  return {
    name: adminConfig.siteName,
    caller: guardOf(ctx).caller,
    csrf: csrfToken(ctx),
    messages: takeMessages(ctx),
  }
}
