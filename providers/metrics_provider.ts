import cluster from 'node:cluster'
import { metricsConfig } from '#config/metrics'
import type { Server } from 'node:http'

/** Measures and serves /metrics, where METRICS_PORT says so; of a worker, the supervisor does. */
export default class MetricsProvider {
  #server?: Server

  async ready() {
    if (!metricsConfig.port) return

    await import('#start/metrics')
    const { collect } = await import('#services/metrics/collect')
    collect()
    if (cluster.isPrimary) await this.#serve()
  }

  async #serve() {
    const { serveMetrics } = await import('#services/metrics/server')
    const { register } = await import('prom-client')
    this.#server = await serveMetrics(() => register.metrics())
  }

  shutdown() {
    this.#server?.close()
    this.#server?.closeAllConnections()
  }
}
