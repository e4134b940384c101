import { standardHeaders } from '#services/standard_headers'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** The headers of every answer, and the id of the request. */
export default class StandardHeadersMiddleware {
  handle({ request, response }: HttpContext, next: NextFn) {
    for (const [name, value] of Object.entries(standardHeaders(request.request))) {
      response.header(name, value)
    }
    response.header('X-Request-Id', request.id()!).vary('Origin')

    return next()
  }
}
