import { once } from 'node:events'
import { createServer } from 'node:http'
import { metricsConfig } from '#config/metrics'
import { OperatorMistake } from '#services/operator_mistake'

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/**
 * Serves /metrics, on a port of its own that users do not reach.
 *
 * @param read answers the metrics as Prometheus reads them
 */
export async function serveMetrics(read: () => Promise<string>) {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      return response.writeHead(404).end()
    }

    try {
      response.writeHead(200, { 'Content-Type': CONTENT_TYPE }).end(await read())
    } catch {
      response.destroy() // Prometheus notes the failure itself
    }
  })

  server.listen(metricsConfig.port, metricsConfig.host)
  await once(server, 'listening').catch(({ message }) => {
    throw new OperatorMistake(
      `METRICS_PORT: ${message}\n` +
        'Choose another METRICS_PORT, and as METRICS_HOST an address of this machine'
    )
  })
  return server
}
