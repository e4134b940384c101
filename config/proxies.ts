import env from '#start/env'

/**
 * The proxies whose X-Forwarded-For is believed, as addresses and networks.
 * With none, the client is whoever opened the connection.
 */
export const trustedProxies = env.get('TRUSTED_PROXIES')
