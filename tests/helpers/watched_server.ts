import { createHttpServer } from '#start/http_server'
import { type Answer, faultsOf } from '#tests/helpers/answers'
import { parseAnswer } from '#tests/helpers/socket'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** How many answers were given, and in what they differ from the OpenAPI document. */
export const watched = { answers: 0, faults: new Array<string>() }

/** The server of the application. Whatever it answers, and whoever asks, is compared with the document. */
export function createWatchedServer(handle: RequestListener) {
  return createHttpServer(handle)
    .prependListener('request', watch)
    .prependListener('checkExpectation', watch)
    .prependListener('clientError', (_, socket) => watchSocket(socket))
}

/** @throws when an answer since the last call was not the documented one */
export function assertDocumented() {
  const faults = watched.faults.splice(0)
  if (faults.length) throw new Error(`Not as documented:\n${faults.join('\n')}`)
}

function compare(answer: Answer) {
  watched.answers++
  watched.faults.push(...faultsOf(answer))
}

/** The head is read as Node wrote it: whoever adds a header last is seen too. */
function watch({ method, url }: IncomingMessage, response: ServerResponse) {
  const { write, end } = response
  const chunks: Buffer[] = []
  const keep = (chunk?: unknown) => void (chunk && chunks.push(Buffer.from(chunk as string))) // or bytes

  Object.assign(response, {
    write(...args: Parameters<typeof write>) {
      keep(args[0])
      return write.apply(response, args)
    },
    end(...args: Parameters<typeof end>) {
      keep(args[0])
      const ended = end.apply(response, args)

      const head = parseAnswer(Reflect.get(response, '_header'))
      compare({ ...head, method: method!, url: url!, body: Buffer.concat(chunks).toString() })
      return ended
    },
  })
}

/** What could not be read as a request is answered on the socket itself. */
function watchSocket(socket: Duplex) {
  const { end } = socket
  Object.assign(socket, {
    end(...args: Parameters<typeof end>) {
      if (args[0]) compare({ method: 'GET', url: '', ...parseAnswer(String(args[0])) })
      return end.apply(socket, args)
    },
  })
}
