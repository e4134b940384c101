import { catalogue } from '#exceptions/catalogue'
import MalformedRequestException from '#exceptions/malformed_request_exception'
import NotFoundException from '#exceptions/not_found_exception'
import Refusal from '#exceptions/refusal'
import ServiceUnavailableException from '#exceptions/service_unavailable_exception'
import ValidationFailedException from '#exceptions/validation_failed_exception'
import { isDatabaseAway } from '#services/database_errors'
import { logSecurityEvent } from '#services/security_log'
import { ExceptionHandler } from '@adonisjs/core/http'
import { errors as vineErrors } from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

/** Refusals that somebody may want to be told of: guesses at passwords, tokens and rights. */
const SECURITY_EVENTS = new Set<string>([
  'invalid_credentials',
  'permission_denied',
  'throttled',
  'token_invalid',
])

const OUR_FAULT = 'Something went wrong on our side. Try again later.'

/**
 * Writes every error as a problem document (RFC 9457). It overrides handle, not
 * the render methods: exceptions of AdonisJS's packages bring a handle of their
 * own, which would answer in another format.
 */
export default class HttpExceptionHandler extends ExceptionHandler {
  async handle(error: unknown, { request, response }: HttpContext) {
    const refusal = toRefusal(error)
    const code = refusal?.code ?? 'internal_error'
    const { status, title } = catalogue[code]
    const isOurFault = status >= 500

    for (const [name, value] of Object.entries(refusal?.headers ?? {})) response.header(name, value)
    if (status === 401) response.header('WWW-Authenticate', challenge(refusal!))

    response
      .status(status)
      .header('Content-Type', 'application/problem+json')
      .send({
        type: isOurFault ? 'about:blank' : `/problems/${code}`,
        title,
        status,
        detail: isOurFault ? OUR_FAULT : refusal!.message,
        instance: request.id(),
        code,
        ...(refusal instanceof ValidationFailedException && { errors: refusal.errors }),
      })
  }

  async report(error: unknown, ctx: HttpContext) {
    const refusal = toRefusal(error)
    if (refusal && SECURITY_EVENTS.has(refusal.code))
      logSecurityEvent(ctx, refusal.code, refusal.userId)
    if (refusal && refusal.status < 500) return

    ctx.logger.error({ err: error }, 'request failed')
  }
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

/** RFC 6750, section 3: the error is named only when a token came and was bad. */
function challenge({ code, message }: Refusal) {
  const isBadToken = code === 'token_invalid' || code === 'token_expired'
  return isBadToken
    ? `Bearer realm="api", error="invalid_token", error_description="${message}"`
    : 'Bearer realm="api"'
}
