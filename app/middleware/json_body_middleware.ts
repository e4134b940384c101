import { readJsonBody } from '#services/json_body'
import { audienceOf, throttlesOf } from '#services/route_declarations'
import { count } from '#services/throttles/count'
import { needsBody } from '#services/throttles/subject'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/**
 * Reads the body for everything after it. AdonisJS's own parser would take
 * forms and files as well, trim texts and turn empty ones into null.
 */
export default class JsonBodyMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    try {
      ctx.request.setInitialBody(await readJsonBody(ctx.request.request))
    } catch (refusal) {
      await this.#countRefused(ctx)
      throw refusal
    }

    return next()
  }

  /** The throttles of the route come after this middleware, and a refused body counts too. */
  async #countRefused(ctx: HttpContext) {
    const isStranger = audienceOf(ctx.route!) !== 'public' && !(await ctx.auth.check())
    const names = throttlesOf(ctx.route!).filter((name) => !needsBody(name))

    await count(ctx, isStranger ? ['anon'] : names)
  }
}
