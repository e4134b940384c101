export type Failure = { reason: string; isFinal: boolean }

/** Answers of an API to a request that is wrong in itself. A wrong key, 401, is mended by an operator. */
const FINAL_STATUSES = [400, 413, 422]

/** nodemailer's codes for a refused sender or recipient, and for a refused mail. */
const FINAL_CODES = ['EENVELOPE', 'EMESSAGE']

const MAX_LENGTH = 500

/** What AdonisJS, ky, nodemailer and fetch say in their errors. */
type ProviderError = Error & {
  code?: string
  responseCode?: number
  response?: string | { status: number }
  data?: unknown
}

/**
 * Why a provider did not take a mail, in the provider's own words where it had
 * any, and whether another try would be in vain.
 */
export function failureOf(thrown: unknown): Failure {
  const error = rootOf(thrown)
  const { code = '', responseCode = 0, response, data } = error as ProviderError // all may be missing
  const status = typeof response === 'object' ? response.status : 0

  const words = data
    ? [status, typeof data === 'string' ? data : JSON.stringify(data)]
    : [error.message]
  const isFinal =
    FINAL_STATUSES.includes(status) || (FINAL_CODES.includes(code) && responseCode >= 500)

  return { reason: words.join(' ').replace(/\s+/g, ' ').slice(0, MAX_LENGTH), isFinal }
}

/** The innermost error: the others only say that a mail could not be sent. */
function rootOf(error: unknown): Error {
  const hasCause = error instanceof Error && error.cause
  if (hasCause) return rootOf(error.cause)

  return error instanceof Error ? error : Object.assign(new Error(String(error)), error)
}
