import env from '#start/env'

export const metricsConfig = {
  /**
   * Where Prometheus fetches /metrics, apart from the port that users reach.
   * Without a port nothing is measured, and nothing loaded.
   */
  port: env.get('METRICS_PORT'),
  host: env.get('METRICS_HOST'),

  /** The steps of the histogram of answers, in seconds. */
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
}
