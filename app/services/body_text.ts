import MalformedRequestException from '#exceptions/malformed_request_exception'
import PayloadTooLargeException from '#exceptions/payload_too_large_exception'
import UnsupportedMediaTypeException from '#exceptions/unsupported_media_type_exception'
import type { IncomingMessage } from 'node:http'

const MAX_BYTES = 1_048_576

/**
 * The body of a request as text; an empty one when there is none. The size is
 * judged by Content-Length first, then while reading.
 *
 * @throws UnsupportedMediaTypeException, PayloadTooLargeException, MalformedRequestException
 */
export async function readText(request: IncomingMessage, mediaType: RegExp) {
  const { headers } = request
  const hasBody = 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0
  if (!hasBody) return ''

  if (Number(headers['content-length']) > MAX_BYTES) throw new PayloadTooLargeException()
  if (!isIdentity(headers['content-encoding'])) throw new UnsupportedMediaTypeException()

  const isExpected = mediaType.test(headers['content-type'] ?? '')
  const bytes = await readBytes(request)
  if (bytes.length && !isExpected) throw new UnsupportedMediaTypeException()

  return decodeText(bytes)
}

function isIdentity(encoding = 'identity') {
  return encoding.trim().toLowerCase() === 'identity'
}

/** Reads to the end, or to the limit: the rest is thrown away unread, so that the answer gets through. */
async function readBytes(request: IncomingMessage) {
  const chunks: Buffer[] = []
  let size = 0

  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length
      if (size > MAX_BYTES) break
      chunks.push(chunk)
    }
  } catch {
    throw new MalformedRequestException('The body ended early.')
  }

  if (size <= MAX_BYTES) return Buffer.concat(chunks)

  request.resume()
  throw new PayloadTooLargeException()
}

function decodeText(bytes: Buffer) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new MalformedRequestException('The body is not valid UTF-8.')
  }
}
