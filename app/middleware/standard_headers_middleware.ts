import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** What every answer carries: the id of the request, and that nothing may be stored. */
export default class StandardHeadersMiddleware {
  handle({ request, response }: HttpContext, next: NextFn) {
    response.header('X-Request-Id', request.id()!)
    response.header('Cache-Control', 'no-store')

    return next()
  }
}
