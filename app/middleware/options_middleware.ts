import { allowedMethods } from '#services/allowed_methods'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Says which methods a path takes. What browsers ask before a request is answered before this. */
export default class OptionsMiddleware {
  handle({ request, response }: HttpContext, next: NextFn) {
    if (request.method() !== 'OPTIONS') return next()

    const methods = allowedMethods(request)
    if (!methods.length) return next()

    response.header('Allow', methods.join(', ')).noContent()
  }
}
