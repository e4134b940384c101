import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import MalformedRequestException from '#exceptions/malformed_request_exception'
import { problemOf } from '#exceptions/problem'
import { standardHeaders } from '#services/standard_headers'
import type Refusal from '#exceptions/refusal'
import type { Duplex } from 'node:stream'

/** Refuses a request that AdonisJS is not to see, just as its exception handler would. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal) {
  const id = String(request.headers['x-request-id'])
  const { status, headers, document } = problemOf(refusal, id)

  response
    .writeHead(status, { ...standardHeaders(request), 'X-Request-Id': id, ...headers })
    .end(JSON.stringify(document))
}

/** For an address that cannot be decoded: AdonisJS makes no context for it, so no handler is asked. */
export function refuseUrl(request: IncomingMessage, response: ServerResponse) {
  refuse(request, response, new MalformedRequestException('The URL cannot be read.'))
}

/** Refuses what Node could not read as a request at all, and closes the connection. */
export function refuseBytes(socket: Duplex, id: string, refusal: Refusal) {
  const { status, headers, document } = problemOf(refusal, id)
  const body = JSON.stringify(document)
  const lines = {
    ...standardHeaders(),
    ...headers,
    'X-Request-Id': id,
    'Content-Length': Buffer.byteLength(body),
    'Connection': 'close',
  }

  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...head, '', body].join('\r\n'))
}
