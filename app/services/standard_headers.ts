import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { isDebug } from '#config/app'
import { isTrustedProxy } from '#services/client_address'

const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'vary': 'Origin',
}

/**
 * An answer with the headers that every answer carries, whoever writes it. They
 * are merged as the head is written: Node takes one object whole, and checks
 * header by header once a single one was set before.
 */
export class StandardResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends ServerResponse<Request> {
  writeHead(status: number, ...rest: unknown[]): this {
    const given = rest.at(-1) as OutgoingHttpHeaders | undefined // a reason may stand before it
    const headers: OutgoingHttpHeaders = { ...standardHeaders(this.req), ...given }
    for (const name of this.getHeaderNames()) if (!given?.[name]) delete headers[name]

    const vary = String(this.getHeader('vary') ?? '')
    if (vary) headers.vary = /\borigin\b/i.test(vary) ? vary : `${vary}, ${ALWAYS.vary}`

    return super.writeHead(status, headers)
  }
}

/** What every answer carries, also to bytes that are no request. A page widens the policy for itself. */
export function standardHeaders(request?: IncomingMessage): OutgoingHttpHeaders {
  if (!request) return ALWAYS

  const headers: OutgoingHttpHeaders = {
    ...ALWAYS,
    'x-request-id': request.headers['x-request-id'],
  }
  if (!isDebug && cameOverTls(request)) {
    headers['strict-transport-security'] = 'max-age=31536000; includeSubDomains'
  }

  return headers
}

/** Itself, or as a trusted proxy says that ends TLS for us. */
export function cameOverTls({ headers, socket }: IncomingMessage) {
  const isForwarded = isTrustedProxy(socket.remoteAddress ?? '')
  return 'encrypted' in socket || (isForwarded && headers['x-forwarded-proto'] === 'https')
}
