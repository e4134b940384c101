import emitter from '@adonisjs/core/services/emitter'
import logger from '@adonisjs/core/services/logger'
import { type BaseTransportOptions, createStackParser, createTransport } from '@sentry/core'
import { nodeStackLineParser, ServerRuntimeClient } from '@sentry/core/server'
import type { RequestFailure } from '#exceptions/handler'

const PATIENCE_MILLISECONDS = 5000

/**
 * Reports every defect from here on: the error with its stack, the route and the
 * id of the request. Nothing that a client sent is in it. Imported only where
 * SENTRY_DSN is set.
 *
 * @returns a function that waits, not for long, until all is sent
 */
export function reportErrors(dsn: string) {
  const client = new ServerRuntimeClient({
    dsn,
    integrations: [],
    stackParser: createStackParser(nodeStackLineParser()),
    transport: createFetchTransport,
    sendClientReports: false,
  })
  client.init()

  const report = ({ error, requestId, route }: RequestFailure) =>
    void client.captureException(error, {
      captureContext: { tags: { request_id: requestId, route } },
    })
  const stop = emitter.on('request:failed', report)

  return async () => {
    stop()
    await client.close(PATIENCE_MILLISECONDS)
  }
}

function createFetchTransport(options: BaseTransportOptions) {
  return createTransport(options, async ({ body }) => {
    const response = await fetch(options.url, {
      method: 'POST',
      body: body as string, // or bytes, which fetch takes as well
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    })
    if (!response.ok) logger.warn({ status: response.status }, 'the error sink refused a report')

    return {
      statusCode: response.status,
      headers: {
        'retry-after': response.headers.get('retry-after'),
        'x-sentry-rate-limits': response.headers.get('x-sentry-rate-limits'),
      },
    }
  })
}
