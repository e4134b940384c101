import { belongsToSite } from '#services/admin/site'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * The guard that a request has to pass: the one that reads a cookie on the admin
 * site, the one that reads a token everywhere else. Neither is ever asked in the
 * other's place, so a cookie opens no endpoint and a token no page.
 */
export function guardOf(ctx: HttpContext) {
  return ctx.auth.use(guardNameOf(ctx))
}

export function guardNameOf({ request }: HttpContext) {
  return belongsToSite(request) ? 'admin' : 'jwt'
}
