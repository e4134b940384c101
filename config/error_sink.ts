import env from '#start/env'

export const errorSinkConfig = {
  /** Where defects are reported, in the address that Sentry and what is compatible with it hand out. */
  dsn: env.get('SENTRY_DSN'),
}
