import env from '#start/env'

export const hostsConfig = {
  /**
   * The hosts that this service answers for. Whoever names another one is
   * refused, so nobody can make it speak for a host of his own.
   */
  allowed: env.get('ALLOWED_HOSTS'),
}
