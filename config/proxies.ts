import env from '#start/env'

export const proxiesConfig = {
  /**
   * The proxies whose X-Forwarded-For is believed, as addresses and networks.
   * With none, the client is whoever opened the connection.
   */
  trusted: env.get('TRUSTED_PROXIES'),
}
