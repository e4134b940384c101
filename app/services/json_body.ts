import MalformedRequestException from '#exceptions/malformed_request_exception'
import { readText } from '#services/body_text'
import { isCleanText } from '#services/clean_text'
import secureJson from 'secure-json-parse'
import type { IncomingMessage } from 'node:http'

const MAX_DEPTH = 32

const MEDIA_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i

/**
 * The JSON object in the body of a request; an empty one when there is no body.
 *
 * @throws UnsupportedMediaTypeException, PayloadTooLargeException, MalformedRequestException
 */
export async function readJsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = await readText(request, MEDIA_TYPE)
  return text ? parseObject(text) : {}
}

/** @throws MalformedRequestException */
function parseObject(text: string) {
  const value = parseJson(text)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new MalformedRequestException('The body is no JSON object.')
  }

  return value as Record<string, unknown> // an object that is no array
}

/** Any value, of which nothing nests too deep or is no text of a database. @throws MalformedRequestException */
export function parseJson(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) {
    throw new MalformedRequestException(`The body is nested deeper than ${MAX_DEPTH} levels.`)
  }

  const value = parse(text)
  // Only an escape can bring these in: raw ones are no JSON or no UTF-8
  if (text.includes('\\u') && !isCleanText(value)) {
    throw new MalformedRequestException('The body has a NUL character or an unpaired surrogate.')
  }

  return value
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
