import NotFoundException from '#exceptions/not_found_exception'
import { allowedMethods } from '#services/allowed_methods'
import type { HttpContext } from '@adonisjs/core/http'

/** Says which methods a path takes. What browsers ask before a request, CORS has answered by then. */
export default class AllowedMethodsController {
  show({ request, response }: HttpContext) {
    const methods = allowedMethods(request)
    if (!methods.length) throw new NotFoundException()

    response.header('Allow', methods.join(', ')).noContent()
  }
}
