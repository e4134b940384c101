import logger from '@adonisjs/core/services/logger'

/** What Knex says. It puts its own stack behind each connection that failed, once a second in an outage. */
export const oneLineLog = {
  warn: (message: string) => logger.warn(String(message).split('\n')[0]),
  error: (message: string) => logger.error(message),
  deprecate: (message: string) => logger.warn(message),
  debug: (message: object) => logger.debug(message),
}
