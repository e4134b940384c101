import MalformedRequestException from '#exceptions/malformed_request_exception'
import PayloadTooLargeException from '#exceptions/payload_too_large_exception'
import UnsupportedMediaTypeException from '#exceptions/unsupported_media_type_exception'
import secureJson from 'secure-json-parse'
import type { IncomingMessage } from 'node:http'

const MAX_BYTES = 1_048_576
const MAX_DEPTH = 32

const MEDIA_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i

/**
 * The JSON object in the body of a request; an empty one when there is no body.
 * The size is judged by Content-Length first, then while reading.
 *
 * @throws UnsupportedMediaTypeException, PayloadTooLargeException, MalformedRequestException
 */
export async function readJsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const { headers } = request
  const hasBody = 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0
  if (!hasBody) return {}

  if (Number(headers['content-length']) > MAX_BYTES) throw new PayloadTooLargeException()
  if (!isIdentity(headers['content-encoding'])) throw new UnsupportedMediaTypeException()

  const isJson = MEDIA_TYPE.test(headers['content-type'] ?? '')
  const bytes = await readBytes(request)
  if (!bytes.length) return {}
  if (!isJson) throw new UnsupportedMediaTypeException()

  return parseObject(decodeText(bytes))
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

/** @throws MalformedRequestException */
export function parseObject(text: string) {
  if (depthOf(text) > MAX_DEPTH) {
    throw new MalformedRequestException(`The body is nested deeper than ${MAX_DEPTH} levels.`)
  }

  const value = parse(text)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new MalformedRequestException('The body is no JSON object.')
  }
  // Only an escape can bring these in: raw ones are no JSON or no UTF-8
  if (text.includes('\\u') && !isCleanText(value)) {
    throw new MalformedRequestException('The body has a NUL character or an unpaired surrogate.')
  }

  return value as Record<string, unknown> // an object that is no array
}

function parse(text: string): unknown {
  try {
    return secureJson.parse(text, null, { protoAction: 'remove', constructorAction: 'remove' })
  } catch {
    throw new MalformedRequestException('The body is not valid JSON.')
  }
}

/** How deep brackets nest, told before parsing: a parser recurses. Looks at each character once. */
function depthOf(text: string) {
  let depth = 0
  let deepest = 0
  let isInText = false

  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (isInText && character === '\\') at++
    else if (character === '"') isInText = !isInText
    else if (isInText) continue
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
  }

  return deepest
}

function isCleanText(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(([key, member]) => isCleanText(key) && isCleanText(member))
}
