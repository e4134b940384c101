/*
|--------------------------------------------------------------------------
| The HTTP server
|--------------------------------------------------------------------------
|
| What happens before AdonisJS sees a request, and instead of it where it would
| not know what to do with one.
|
*/

import { randomUUID } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import MalformedRequestException from '#exceptions/malformed_request_exception'
import { problemOf } from '#exceptions/problem'
import { isTrustedProxy } from '#services/client_address'

const WELL_FORMED_ID = /^[\w-]{8,128}$/

/** A server whose requests all have an id of their own, known before the first log line. */
export function createHttpServer(handle: RequestListener) {
  return createServer((request, response) => {
    request.headers['x-request-id'] = requestId(request)

    // A fragment never belongs into a request; AdonisJS would cut the path there
    if (request.url!.includes('#')) return refuseUrl(request, response)
    return handle(request, response)
  })
}

/** The answer to an address that cannot be read, such as one with a broken percent escape. */
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

/** The id that a trusted proxy gave, so that its log and ours can be read together; else a new one. */
function requestId({ headers, socket }: IncomingMessage) {
  const given = headers['x-request-id']
  const isKept =
    typeof given === 'string' &&
    WELL_FORMED_ID.test(given) &&
    isTrustedProxy(socket.remoteAddress ?? '')

  return isKept ? given : randomUUID()
}
