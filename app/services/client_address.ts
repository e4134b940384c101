import { isIP, isIPv6, SocketAddress } from 'node:net'
import { proxiesConfig } from '#config/proxies'
import type { IncomingMessage } from 'node:http'

/** Whether this address is in TRUSTED_PROXIES. */
export function isTrustedProxy(address: string) {
  if (!proxiesConfig.trusted) return false

  const plain = unmapped(address)
  const family = isIPv6(plain) ? 'ipv6' : 'ipv4'

  return isIP(plain) > 0 && proxiesConfig.trusted.check(plain, family)
}

/**
 * Who sent the request: the address of the connection, unless that is a trusted
 * proxy. Then X-Forwarded-For counts, from the right, up to the first address
 * that is no trusted proxy; what stands left of it, anybody can have written.
 */
export function clientAddress(request: IncomingMessage) {
  let address = unmapped(request.socket.remoteAddress ?? '')
  if (!isTrustedProxy(address)) return address

  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')

  while (isTrustedProxy(address) && forwarded.length) {
    const previous = unmapped(withoutPort(forwarded.pop()!.trim()))
    if (!isIP(previous)) break
    address = previous
  }

  return address
}

/**
 * What a throttle counts as one client: an IPv4 address, or the /64 network of
 * an IPv6 address, of which one client commands all addresses.
 */
export function networkOf(address: string) {
  if (!isIPv6(address)) return address

  const groups = expanded(address).slice(0, 4)
  return `${groups.join(':')}::/64`
}

/** Some proxies write "192.0.2.1:4711" and "[2001:db8::1]:4711". */
function withoutPort(address: string) {
  return address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
}

/** "::ffff:192.0.2.1" is how a dual-stack socket shows 192.0.2.1; a zone is none of the client's. */
function unmapped(address: string) {
  if (!address.includes(':')) return address

  return address
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
    .toLowerCase()
}

function expanded(address: string) {
  const [head, tail] = new SocketAddress({ address, family: 'ipv6' }).address.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []

  return [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
}
