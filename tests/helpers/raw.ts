import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'

type RawRequest = {
  method?: string
  path: string
  headers?: OutgoingHttpHeaders
  /** Sent as they are; several pieces are sent chunked. */
  body?: (string | Buffer)[]
}

export type RawResponse = {
  status: number
  headers: IncomingHttpHeaders
  text: string
  json: () => Record<string, unknown>
}

/** A request that an ordinary client would not send. */
export function raw({ method = 'POST', path, headers, body = [] }: RawRequest) {
  return new Promise<RawResponse>((resolve, reject) => {
    const outgoing = request(
      { host: process.env.HOST, port: process.env.PORT, method, path, headers },
      async (incoming) => {
        const chunks: Buffer[] = []
        for await (const chunk of incoming) chunks.push(chunk)
        const text = Buffer.concat(chunks).toString()
        const { statusCode: status = 0, headers: received } = incoming
        resolve({ status, headers: received, text, json: () => JSON.parse(text) })
      }
    )
    outgoing.on('error', reject)
    for (const piece of body) outgoing.write(piece)
    outgoing.end()
  })
}

/** A JSON body, byte by byte as it is given. */
export function rawJson(path: string, text: string | Buffer, headers: OutgoingHttpHeaders = {}) {
  return raw({
    path,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...headers,
    },
    body: [text],
  })
}
