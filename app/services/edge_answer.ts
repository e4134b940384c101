import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import MalformedRequestException from '#exceptions/malformed_request_exception'
import { problemOf } from '#exceptions/problem'
import { clientAddress } from '#services/client_address'
import { standardHeaders } from '#services/standard_headers'
import logger from '@adonisjs/core/services/logger'
import type Refusal from '#exceptions/refusal'
import type { Socket } from 'node:net'

/** Refuses a request that AdonisJS is not to see, just as its exception handler would. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal) {
  const id = String(request.headers['x-request-id'])
  const { status, headers, document } = problemOf(refusal, id)

  response.writeHead(status, headers).end(JSON.stringify(document))
  log({ request_id: id, method: request.method, status, ip_address: clientAddress(request) })
}

/** For an address that cannot be decoded: AdonisJS makes no context for it, so no handler is asked. */
export function refuseUrl(request: IncomingMessage, response: ServerResponse) {
  refuse(request, response, new MalformedRequestException('The URL cannot be read.'))
}

/** Refuses what Node could not read as a request at all, and closes the connection. */
export function refuseBytes(socket: Socket, refusal: Refusal) {
  const id = randomUUID()
  const { status, headers, document } = problemOf(refusal, id)
  const body = JSON.stringify(document)
  const lines = {
    ...standardHeaders(),
    ...headers,
    'x-request-id': id,
    'content-length': Buffer.byteLength(body),
    'connection': 'close',
  }

  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...head, '', body].join('\r\n'))
  log({ request_id: id, status, ip_address: socket.remoteAddress })
}

/** The line that RequestLogMiddleware writes of every other request. */
function log(line: Record<string, unknown>) {
  logger.info(line, 'request')
}
