import MethodNotAllowedException from '#exceptions/method_not_allowed_exception'
import NotFoundException from '#exceptions/not_found_exception'
import { problemOf } from '#exceptions/problem'
import { logSuspicious } from '#exceptions/security_events'
import { toRefusal } from '#exceptions/to_refusal'
import { answerWithPage } from '#services/admin/error_page'
import { belongsToSite } from '#services/admin/site'
import { allowedMethods } from '#services/allowed_methods'
import { errors as httpErrors, ExceptionHandler } from '@adonisjs/core/http'
import emitter from '@adonisjs/core/services/emitter'
import type { HttpContext, HttpRequest } from '@adonisjs/core/http'

/** A defect of ours, for whoever wants to be told. */
export type RequestFailure = { error: unknown; requestId: string; route?: string }

declare module '@adonisjs/core/types' {
  interface EventsList {
    'request:failed': RequestFailure
  }
}

/**
 * Writes every error as a problem document, and as a page on the admin site. It
 * overrides handle, not the render methods: exceptions of AdonisJS's packages
 * bring a handle of their own, which would answer in another format.
 */
export default class HttpExceptionHandler extends ExceptionHandler {
  async handle(error: unknown, ctx: HttpContext) {
    const { request, response } = ctx
    const refusal = isUnknownRoute(error) ? toRouteRefusal(request) : toRefusal(error)
    const problem = problemOf(refusal, request.id()!)
    if (belongsToSite(request)) return answerWithPage(ctx, problem)

    response.status(problem.status)
    for (const [name, value] of Object.entries(problem.headers)) response.header(name, value)
    response.send(problem.document)
  }

  async report(error: unknown, ctx: HttpContext) {
    const refusal = toRefusal(error)
    if (refusal) logSuspicious(ctx, refusal)
    if (refusal && refusal.status < 500) return

    ctx.logger.error({ err: error }, 'request failed')
    if (refusal) return

    const { request, route } = ctx
    await emitter.emit('request:failed', { error, requestId: request.id()!, route: route?.pattern })
  }
}

function isUnknownRoute(error: unknown) {
  return error instanceof httpErrors.E_ROUTE_NOT_FOUND
}

/** The router says the same of a path that does not exist and of one with other methods. */
function toRouteRefusal(request: HttpRequest) {
  const methods = allowedMethods(request)
  return methods.length ? new MethodNotAllowedException(methods) : new NotFoundException()
}
