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
  type Server,
  type ServerResponse,
} from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { workersConfig } from '#config/workers'
import HeadersTooLargeException from '#exceptions/headers_too_large_exception'
import HostNotAllowedException from '#exceptions/host_not_allowed_exception'
import MalformedRequestException from '#exceptions/malformed_request_exception'
import RequestTimeoutException from '#exceptions/request_timeout_exception'
import { isHostAllowed } from '#services/allowed_hosts'
import { isTrustedProxy } from '#services/client_address'
import { refuse, refuseBytes, refuseUrl } from '#services/edge_answer'
import { assertAudiences } from '#services/route_declarations'
import { StandardResponse } from '#services/standard_headers'
import router from '@adonisjs/core/services/router'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

const WELL_FORMED_ID = /^[\w-]{8,128}$/

/**
 * How long a client may take, and how much may stand before the body. Node
 * would answer a missing Host itself, and looks at slow connections twice a
 * minute only.
 */
export const limits = {
  headersTimeout: 10_000,
  requestTimeout: 12_000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16_384,
  requireHostHeader: false,
}

/** How long clients have to hear of the end with an answer, before idle connections are closed. */
const FAREWELL_MILLISECONDS = 200

/** How long a client that was refused and is to be cut off may go on sending. */
const LINGER_MILLISECONDS = 2000

const servers = new Set<Server>()
const running = new Set<Promise<unknown>>()
let isDraining = false

/**
 * Ends the connections, before the servers close: clients are told with their
 * next answer, and whoever has not finished by half of SHUTDOWN_TIMEOUT is cut off.
 * Whatever else hangs then, a pool or a library, does not keep the process.
 */
export async function drain() {
  isDraining = true
  const cutOff = () => servers.forEach((server) => server.closeAllConnections())

  setTimeout(cutOff, workersConfig.shutdownMilliseconds / 2).unref()
  setTimeout(() => process.exit(1), workersConfig.shutdownMilliseconds).unref()
  await wait(FAREWELL_MILLISECONDS)

  // Also those whose client has gone: the pool of the database must not close under them
  await Promise.allSettled(running)
}

/** A server whose requests all have an id of their own, known before the first log line. */
export function createHttpServer(handle: RequestListener) {
  assertAudiences(Object.values(router.toJSON()).flat())

  const answers = new WeakMap<Duplex, ServerResponse>()
  const listen: RequestListener = (request, response) => {
    request.headers['x-request-id'] = requestId(request)
    answers.set(request.socket, response)
    if (isDraining) response.setHeader('Connection', 'close')
    if (!response.shouldKeepAlive) linger(request, response)

    if (!isHostAllowed(request)) return refuse(request, response, new HostNotAllowedException())
    if (!isReadable(request.url!)) return refuseUrl(request, response)

    const work = Promise.resolve(handle(request, response)).finally(() => running.delete(work))
    running.add(work)
  }

  const server = createServer({ ...limits, ServerResponse: StandardResponse }, listen)
  servers.add(server)

  return server
    .on('checkExpectation', listen)
    .on('connect', (request, socket) => listen(request, answerOver(socket as Socket, request)))
    .on('clientError', (error: NodeJS.ErrnoException, socket) => {
      const isAnswered = answers.get(socket)?.headersSent && !answers.get(socket)?.writableFinished
      if (!socket.writable || isAnswered || error.code === 'ECONNRESET') return socket.destroy()

      refuseBytes(socket as Socket, toRefusal(error)) // a server of HTTP has no other kind
    })
}

/**
 * An answer to a body that is still being sent would be lost to a reset, if the
 * connection closed at once: what comes is thrown away for a moment.
 */
function linger(request: IncomingMessage, response: ServerResponse) {
  response.prependOnceListener('finish', () => {
    const { complete, socket } = request
    if (complete) return

    socket.destroySoon = () => {
      socket.end()
      setTimeout(() => socket.destroy(), LINGER_MILLISECONDS).unref()
    }
  })
}

/** CONNECT comes with a bare connection, which Node would close without a word and now leaves to us. */
function answerOver(socket: Socket, request: IncomingMessage) {
  const response = new StandardResponse(request)
  response.shouldKeepAlive = false
  response.assignSocket(socket)
  response.on('finish', () => socket.destroySoon())
  socket.on('error', () => socket.destroy())

  return response
}

/**
 * A fragment never belongs into a request, and AdonisJS would cut the path
 * there; broken escapes in a query it would let through.
 */
function isReadable(url: string) {
  if (url.includes('#')) return false
  if (!url.includes('%')) return true

  try {
    return !decodeURIComponent(url).includes('\0')
  } catch {
    return false
  }
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

function toRefusal({ code }: NodeJS.ErrnoException) {
  if (code === 'HPE_HEADER_OVERFLOW') return new HeadersTooLargeException()
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new RequestTimeoutException()
  return new MalformedRequestException()
}
