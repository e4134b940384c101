import env from '#start/env'

const networks = env.get('TRUSTED_PROXIES')

export const proxiesConfig = {
  /**
   * The proxies whose X-Forwarded-For is believed, as addresses and networks.
   * With none, the client is whoever opened the connection, and nothing is looked up.
   */
  trusted: networks.rules.length ? networks : null,
}
