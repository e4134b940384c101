import MalformedRequestException from '#exceptions/malformed_request_exception'
import MethodNotAllowedException from '#exceptions/method_not_allowed_exception'
import NotFoundException from '#exceptions/not_found_exception'
import { problemOf } from '#exceptions/problem'
import Refusal from '#exceptions/refusal'
import ServiceUnavailableException from '#exceptions/service_unavailable_exception'
import ValidationFailedException from '#exceptions/validation_failed_exception'
import { allowedMethods } from '#services/allowed_methods'
import { isDatabaseAway } from '#services/database_errors'
import { logSecurityEvent } from '#services/security_log'
import { errors as httpErrors, ExceptionHandler } from '@adonisjs/core/http'
import { errors as vineErrors } from '@vinejs/vine'
import type { HttpContext, HttpRequest } from '@adonisjs/core/http'

/** Refusals that somebody may want to be told of: guesses at passwords, tokens and rights. */
const SECURITY_EVENTS = new Set<string>([
  'invalid_credentials',
  'permission_denied',
  'throttled',
  'token_invalid',
])

/**
 * Writes every error as a problem document. It overrides handle, not the render
 * methods: exceptions of AdonisJS's packages bring a handle of their own, which
 * would answer in another format.
 */
export default class HttpExceptionHandler extends ExceptionHandler {
  async handle(error: unknown, { request, response }: HttpContext) {
    const refusal = isUnknownRoute(error) ? toRouteRefusal(request) : toRefusal(error)
    const { status, headers, document } = problemOf(refusal, request.id()!)

    response.status(status)
    for (const [name, value] of Object.entries(headers)) response.header(name, value)
    response.send(document)
  }

  async report(error: unknown, ctx: HttpContext) {
    const refusal = toRefusal(error)
    if (refusal && SECURITY_EVENTS.has(refusal.code)) {
      logSecurityEvent(ctx, refusal.code, refusal.userId)
    }
    if (refusal && refusal.status < 500) return

    ctx.logger.error({ err: error }, 'request failed')
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

/** What the caller may know of an error; undefined when it is a defect of ours. */
function toRefusal(error: unknown) {
  if (error instanceof Refusal) return error
  if (error instanceof vineErrors.E_VALIDATION_ERROR) return toValidationFailure(error.messages)
  if (isDatabaseAway(error)) return new ServiceUnavailableException()

  const status = statusOf(error)
  if (status === 404) return new NotFoundException()
  if (status >= 400 && status < 500) return new MalformedRequestException()
}

function statusOf(error: unknown) {
  return error instanceof Error && 'status' in error ? Number(error.status) : 500
}

function toValidationFailure(messages: { field: string; message: string }[]) {
  const fields = Object.groupBy(messages, ({ field }) => field || 'non_field_errors')

  return new ValidationFailedException(
    Object.fromEntries(
      Object.entries(fields).map(([field, found]) => [field, found!.map(({ message }) => message)])
    )
  )
}
