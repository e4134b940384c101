import { guardNameOf, guardOf } from '#auth/guard_of'
import PermissionDeniedException from '#exceptions/permission_denied_exception'
import { count } from '#services/throttles/count'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Whom a route is for. Each route declares one; see docs/accounts.md. */
const AUDIENCES = ['public', 'signed in', 'staff'] as const
export type Audience = (typeof AUDIENCES)[number]

/**
 * Lets a request through that belongs to the audience of its route. A public
 * route never looks at the token, so a stale one cannot close it. On the admin site
 * a cookie takes the place of the token.
 */
export default class AudienceMiddleware {
  async handle(ctx: HttpContext, next: NextFn, audience: Audience) {
    if (audience === 'public') return next()

    await this.#signIn(ctx)
    const { isStaff } = guardOf(ctx).getCallerOrFail()
    if (audience === 'staff' && !isStaff) throw new PermissionDeniedException()

    return next()
  }

  /** Whoever shows no valid one is counted by address: guessing tokens has a limit too. */
  async #signIn(ctx: HttpContext) {
    if (await ctx.auth.checkUsing([guardNameOf(ctx)])) return

    await count(ctx, ['anon'])
    await guardOf(ctx).authenticate()
  }
}
