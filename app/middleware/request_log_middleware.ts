import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** One line a request: who asked for what, and how it ended. Neither query nor body is in it. */
export default class RequestLogMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const start = performance.now()
    await next()

    ctx.logger.info(
      {
        method: ctx.request.method(),
        route: ctx.route?.pattern,
        status: ctx.response.getStatus(),
        duration_ms: Math.round((performance.now() - start) * 100) / 100,
        user_id: ctx.auth?.use('jwt').caller?.id,
        ip_address: ctx.request.ip(),
      },
      'request'
    )
  }
}
