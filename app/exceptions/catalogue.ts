/**
 * Every problem that a client can meet (RFC 9457). The code is public API: it
 * names the page /problems/<code>, and clients switch on it.
 *
 * title: the short name of the kind, the same every time.
 * explanation: what happened and what to do, for the page.
 */
export const catalogue = {
  malformed_request: {
    status: 400,
    title: 'Malformed request',
    explanation:
      'The request could not be read. Send a JSON object in UTF-8, nested no deeper than 32 levels, without NUL characters and unpaired surrogates, to a well-formed URL.',
  },
  host_not_allowed: {
    status: 400,
    title: 'Host not allowed',
    explanation:
      'The request names a host that this service does not answer for, none, or two. Use the address that you were given; an operator adds hosts to ALLOWED_HOSTS.',
  },
  validation_failed: {
    status: 400,
    title: 'Validation failed',
    explanation:
      'At least one field is missing or has a value that is not accepted. The member errors lists the messages of each field; correct them and send the request again.',
  },
  invalid_or_expired: {
    status: 400,
    title: 'Invalid or expired',
    explanation:
      'The link or code is not valid for this, was used before, was replaced by a newer one, or its time is over. Ask for a new one. A code is dead after five wrong tries.',
  },
  authentication_required: {
    status: 401,
    title: 'Authentication required',
    explanation:
      'The endpoint is for signed-in users. Send an access token in the header Authorization: Bearer <access token>.',
  },
  invalid_credentials: {
    status: 401,
    title: 'Invalid credentials',
    explanation:
      'No active account has this email address and password. The answer is the same whichever of them is wrong.',
  },
  token_invalid: {
    status: 401,
    title: 'Token invalid',
    explanation:
      'The token is not one of ours, is of the wrong type for this endpoint, or its session has ended. Sign in again.',
  },
  token_expired: {
    status: 401,
    title: 'Token expired',
    explanation:
      'The token was genuine and its time is over. Exchange the refresh token for a new access token; when the refresh token has expired too, sign in again.',
  },
  permission_denied: {
    status: 403,
    title: 'Permission denied',
    explanation: 'You are signed in, but this endpoint is for accounts with more rights.',
  },
  email_not_verified: {
    status: 403,
    title: 'Email not verified',
    explanation:
      'The password is right, and this service lets nobody in before the email address is confirmed. Follow the link that was mailed at registration, or ask for a magic link or a password reset: both prove the address too.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    explanation:
      'Nothing is at this address, or it is not yours to see. Check the path and the id.',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    explanation:
      'The path exists and does not take this method. The header Allow lists those it takes.',
  },
  own_account: {
    status: 409,
    title: 'Own account',
    explanation:
      'Nobody deletes, disables or demotes the account that is signed in, nor changes its groups. Ask somebody else who has the right to.',
  },
  still_needed: {
    status: 409,
    title: 'Still needed',
    explanation:
      'Other rows name this one, and would be left without what they need. Delete or change those first.',
  },
  edit_conflict: {
    status: 409,
    title: 'Edit conflict',
    explanation:
      'Somebody else saved the same object between the moment you opened it and the moment you saved. Nothing was overwritten: compare the two, and save again.',
  },
  last_superuser: {
    status: 409,
    title: 'Last superuser',
    explanation:
      'Without this account nobody would have every right any more. Make another active account a superuser first.',
  },
  request_timeout: {
    status: 408,
    title: 'Request timeout',
    explanation: 'The request did not arrive in time. Send it again, in one go.',
  },
  payload_too_large: {
    status: 413,
    title: 'Payload too large',
    explanation: 'The body of the request is larger than 1,048,576 bytes. Send less.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported media type',
    explanation:
      'Bodies are read as JSON only. Send Content-Type: application/json in UTF-8, without a Content-Encoding.',
  },
  throttled: {
    status: 429,
    title: 'Too many requests',
    explanation:
      'A limit for requests of this kind is used up. Wait for the seconds in the header Retry-After; the header RateLimit names the limit.',
  },
  headers_too_large: {
    status: 431,
    title: 'Headers too large',
    explanation: 'The address and the headers of the request are larger than 16 KiB. Send less.',
  },
  internal_error: {
    status: 500,
    title: 'Internal error',
    explanation:
      'The fault is ours and has been recorded. Try again later; when you report it, send the value of instance.',
  },
  service_unavailable: {
    status: 503,
    title: 'Service unavailable',
    explanation:
      'The service cannot do this at the moment, because it is busy or a part of it is down. Wait for the seconds in the header Retry-After and try again.',
  },
} as const satisfies Record<string, { status: number; title: string; explanation: string }>

export type ProblemCode = keyof typeof catalogue

export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(catalogue, code)
}
