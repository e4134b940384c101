import { isDebug } from '#config/app'
import { isTrustedProxy } from '#services/client_address'
import type { IncomingMessage } from 'node:http'

const ALWAYS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}

/** What every answer carries, also one that AdonisJS never sees. A page widens the policy for itself. */
export function standardHeaders(request?: IncomingMessage): Record<string, string> {
  const isSecured = !isDebug && request !== undefined && cameOverTls(request)

  return isSecured
    ? { ...ALWAYS, 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
    : ALWAYS
}

/** Itself, or as a trusted proxy says that ends TLS for us. */
function cameOverTls({ headers, socket }: IncomingMessage) {
  const isForwarded = isTrustedProxy(socket.remoteAddress ?? '')
  return 'encrypted' in socket || (isForwarded && headers['x-forwarded-proto'] === 'https')
}
