import { catalogue, type ProblemCode } from '#exceptions/catalogue'
import NotReadyException from '#exceptions/not_ready_exception'
import ValidationFailedException from '#exceptions/validation_failed_exception'
import type { Problem } from '#exceptions/problem_schema'
import type Refusal from '#exceptions/refusal'

const OUR_FAULT = 'Something went wrong on our side. Try again later.'
const DEFECT = { code: 'internal_error', message: OUR_FAULT, headers: {} } as const

/**
 * The answer to an error: a problem document (RFC 9457) with its status and
 * headers. Without a refusal the error is a defect of ours, and nothing of it
 * is told but the id of the request.
 */
export function problemOf(refusal: Refusal | undefined, requestId: string) {
  const { code, message, headers } = refusal ?? DEFECT
  const { status, title } = catalogue[code]
  const isOurFault = status >= 500
  const document: Problem = {
    type: isOurFault ? 'about:blank' : `/problems/${code}`,
    title,
    status,
    detail: isOurFault ? OUR_FAULT : message,
    instance: requestId,
    code,
    ...(refusal instanceof ValidationFailedException && { errors: refusal.errors }),
    ...(refusal instanceof NotReadyException && { checks: refusal.checks }),
  }

  return {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(status === 401 && { 'WWW-Authenticate': challenge(code, message) }),
      ...headers,
    },
    document,
  }
}

/** RFC 6750, section 3: the error is named only when a token came and was bad. */
function challenge(code: ProblemCode, message: string) {
  const isBadToken = code === 'token_invalid' || code === 'token_expired'
  return isBadToken
    ? `Bearer realm="api", error="invalid_token", error_description="${message}"`
    : 'Bearer realm="api"'
}
