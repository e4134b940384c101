import MalformedRequestException from '#exceptions/malformed_request_exception'
import { problemOf } from '#exceptions/problem'
import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Answers a request whose address cannot be read, such as one with a broken
 * percent escape: AdonisJS makes no context for it, so no handler is asked.
 */
export function refuseUrl({ headers }: IncomingMessage, response: ServerResponse) {
  const id = String(headers['x-request-id'])
  const problem = problemOf(new MalformedRequestException('The URL cannot be read.'), id)

  response
    .writeHead(problem.status, {
      'X-Request-Id': id,
      'Cache-Control': 'no-store',
      ...problem.headers,
    })
    .end(JSON.stringify(problem.document))
}
