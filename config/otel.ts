import env from '#start/env'

/** What cannot be told of a request: a path may be a mailed link with its secret, a query may be anything. */
const hidden = Object.fromEntries(
  ['http.target', 'http.url', 'url.path', 'url.query'].map((name) => [name, undefined])
)

/** Read by @adonisjs/otel, which is installed by whoever wants traces: docs/monitoring.md. */
const otelConfig = {
  /** Whether requests are traced. Without an endpoint nothing of the package is loaded. */
  enabled: env.get('OTEL_EXPORTER_OTLP_ENDPOINT') !== undefined,

  /** The name that the traces of this deployment are found under. */
  serviceName: env.get('OTEL_SERVICE_NAME'),

  /** Traces and nothing else: figures are fetched by Prometheus, and the log is read where it is written. */
  metricReaders: [],
  logRecordProcessors: [],

  instrumentations: {
    '@opentelemetry/instrumentation-pino': { enabled: false },
    '@opentelemetry/instrumentation-http': {
      startIncomingSpanHook: () => hidden,
      ignoredUrls: ['/health/', '/health/ready'],
    },

    /** A query of no request and no job is somebody looking for work, once a second. */
    '@opentelemetry/instrumentation-knex': { requireParentSpan: true },
  },

  /** Addresses of users would leave with each request. */
  userContext: false,
}

export default otelConfig
