import { guardOf } from '#auth/guard_of'
import { checkForm } from '#services/admin/csrf'
import { belongsToSite } from '#services/admin/site'
import { readFormBody } from '#services/form_body'
import { readJsonBody } from '#services/json_body'
import { audienceOf, throttlesOf } from '#services/route_declarations'
import { count } from '#services/throttles/count'
import { needsBody } from '#services/throttles/subject'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/**
 * Reads the body for everything after it: JSON, and on the admin site a form, which
 * has to show here that it is ours: so no route can forget to ask. AdonisJS's own
 * parser would take either anywhere and files as well, trim texts and turn empty
 * ones into null.
 */
export default class BodyMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const isOfSite = belongsToSite(ctx.request)
    const readBody = isOfSite ? readFormBody : readJsonBody

    try {
      ctx.request.updateBody(await readBody(ctx.request.request))
      if (isOfSite) await checkForm(ctx)
    } catch (refusal) {
      await this.#countRefused(ctx)
      throw refusal
    }

    return next()
  }

  /** The throttles of the route come after this middleware, and what is refused here counts too. */
  async #countRefused(ctx: HttpContext) {
    const isStranger = audienceOf(ctx.route!) !== 'public' && !(await guardOf(ctx).check())
    const names = throttlesOf(ctx.route!).filter((name) => !needsBody(name))

    await count(ctx, isStranger ? ['anon'] : names)
  }
}
