import { metricsConfig } from '#config/metrics'
import { type GaugeDefinition, gauges } from '#services/metrics/gauges'
import emitter from '@adonisjs/core/services/emitter'
import logger from '@adonisjs/core/services/logger'
import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram } from 'prom-client'

/** Begins to measure. Imported only where METRICS_PORT is set: a tenth of a hello is what it costs. */
export function collect() {
  new AggregatorRegistry() // answers the supervisor, who adds up what the workers have
  collectDefaultMetrics()
  collectRequests()
  collectEvents()
  gauges.forEach(collectGauge)
}

function collectRequests() {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long answers took, by route, method and status',
    labelNames: ['method', 'route', 'status'],
    buckets: metricsConfig.buckets,
  })

  emitter.on('http:request_completed', ({ ctx, duration: [seconds, nanoseconds] }) => {
    const labels = {
      method: ctx.request.method(),
      route: ctx.route?.pattern ?? 'none',
      status: ctx.response.getStatus(),
    }
    durations.observe(labels, seconds + nanoseconds / 1e9)
  })
}

function collectEvents() {
  const refusals = new Counter({
    name: 'throttle_refusals_total',
    help: 'Requests that a throttle refused, by its name',
    labelNames: ['throttle'],
  })
  const events = new Counter({
    name: 'security_events_total',
    help: 'Sign-ins, refusals and deeds of staff, as in the log',
    labelNames: ['event'],
  })

  emitter.on('throttle:refused', ({ throttle }) => refusals.inc({ throttle }))
  emitter.on('security:event', ({ event }) => events.inc({ event }))
}

function collectGauge({ name, help, overWorkers, read }: GaugeDefinition) {
  new Gauge({
    name,
    help,
    aggregator: overWorkers,
    async collect() {
      try {
        this.set(await read())
      } catch (error) {
        this.remove() // no figure is better than an old one
        logger.warn({ err: error, gauge: name }, 'a metric could not be read')
      }
    },
  })
}
