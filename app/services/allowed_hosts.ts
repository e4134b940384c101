import { hostsConfig } from '#config/hosts'
import { countOf } from '#services/raw_headers'
import type { IncomingMessage } from 'node:http'

/**
 * Whether a request names exactly one host, of those in ALLOWED_HOSTS. Node
 * keeps the first of two Host headers, so the raw ones are counted.
 */
export function isHostAllowed({ headers, rawHeaders }: IncomingMessage) {
  const name = hostname(headers.host ?? '')
  const isOne = countOf(rawHeaders, 'host') === 1

  return isOne && name !== '' && hostsConfig.allowed.some((one) => matches(name, one))
}

/** The name without its port, in lower case; empty when it is no host. */
function hostname(host: string) {
  return host.toLowerCase().match(/^([a-z\d._-]+|\[[\d:a-f.]+\])(:\d{0,5})?$/)?.[1] ?? ''
}

/** A pattern is a name, a domain with its sub-domains (".example.com"), or "*". */
function matches(name: string, pattern: string) {
  const plain = pattern.toLowerCase()
  if (plain.startsWith('.')) return name === plain.slice(1) || name.endsWith(plain)

  return plain === '*' || name === plain || name === `[${plain}]`
}
