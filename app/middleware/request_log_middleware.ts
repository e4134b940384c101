import { guardOf } from '#auth/guard_of'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** One line a request: who asked for what, and how it ended. Neither query nor body is in it. */
export default class RequestLogMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const start = performance.now()
    const ipAddress = ctx.request.ip() // a connection that is gone has none
    await next()

    ctx.logger.info(
      {
        method: ctx.request.method(),
        route: ctx.route?.pattern,
        status: ctx.response.getStatus(),
        duration_ms: Math.round((performance.now() - start) * 100) / 100,
        user_id: this.#callerOf(ctx)?.id,
        ip_address: ipAddress,
      },
      'request'
    )
  }

  /** Without making an authenticator for a request that needed none. */
  #callerOf(ctx: HttpContext) {
    return Object.hasOwn(ctx, 'auth') ? guardOf(ctx).caller : undefined
  }
}
