import env from '#start/env'

export const workersConfig = {
  /**
   * How many processes answer requests. With more than one, bin/supervisor.ts
   * starts them; the development server restarts itself and is always alone.
   */
  count: env.get('NODE_ENV') === 'development' ? 1 : env.get('WEB_CONCURRENCY'),

  /** How long a process that was told to end may finish what it has begun. */
  shutdownMilliseconds: env.get('SHUTDOWN_TIMEOUT') * 1000,

  /** How long a worker has to live for its end to be no failure of the start. */
  calmMilliseconds: 10_000,

  /** The pause before a worker is replaced: none at first, then twice as long after each failure. */
  pauseMilliseconds: { first: 250, longest: 10_000 },

  /** Of the supervisor, which has no application and so no logger of it. */
  logLevel: env.get('LOG_LEVEL'),
}
