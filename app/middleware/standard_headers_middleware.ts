import { standardHeaders } from '#services/standard_headers'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** The headers of every answer, and the id of the request. */
export default class StandardHeadersMiddleware {
  handle({ request, response }: HttpContext, next: NextFn) {
    const headers = standardHeaders(request.request)
    for (const name in headers) response.header(name, headers[name])

    response.header('X-Request-Id', request.id()!).vary('Origin')

    return next()
  }
}
