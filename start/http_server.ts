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
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { refuseUrl } from '#exceptions/bad_url'
import { isTrustedProxy } from '#services/client_address'
import { assertAudiences } from '#services/route_declarations'
import router from '@adonisjs/core/services/router'

const WELL_FORMED_ID = /^[\w-]{8,128}$/

/** A server whose requests all have an id of their own, known before the first log line. */
export function createHttpServer(handle: RequestListener) {
  assertAudiences(Object.values(router.toJSON()).flat())

  return createServer((request, response) => {
    request.headers['x-request-id'] = requestId(request)

    // A fragment never belongs into a request; AdonisJS would cut the path there
    if (request.url!.includes('#')) return refuseUrl(request, response)
    return handle(request, response)
  })
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
