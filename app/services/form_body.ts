import MalformedRequestException from '#exceptions/malformed_request_exception'
import UnsupportedMediaTypeException from '#exceptions/unsupported_media_type_exception'
import { readText } from '#services/body_text'
import { isCleanText } from '#services/clean_text'
import type { IncomingMessage } from 'node:http'

const MEDIA_TYPE = /^application\/x-www-form-urlencoded\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i

/** Names that would change what an object is. Code that copies forms need not know of them. */
const HOSTILE_NAMES = new Set(['__proto__', 'constructor', 'prototype'])

/** What somebody filled in: a name that came several times has all its values. */
export type FormBody = Record<string, string | string[]>

/**
 * The form in the body of a request; an empty one when there is no body.
 *
 * @throws UnsupportedMediaTypeException, PayloadTooLargeException, MalformedRequestException
 */
export async function readFormBody(request: IncomingMessage): Promise<FormBody> {
  return parseForm(await readFormText(request))
}

async function readFormText(request: IncomingMessage) {
  try {
    return await readText(request, MEDIA_TYPE)
  } catch (error) {
    if (!(error instanceof UnsupportedMediaTypeException)) throw error
    throw new UnsupportedMediaTypeException('Pages of this site take forms and nothing else.')
  }
}

/** @throws MalformedRequestException */
export function parseForm(text: string): FormBody {
  const form: FormBody = {}

  for (const pair of text ? text.split('&') : []) {
    const [name, ...rest] = pair.split('=')
    add(form, decode(name), decode(rest.join('=')))
  }

  return form
}

function add(form: FormBody, name: string, value: string) {
  if (HOSTILE_NAMES.has(name)) return

  const known = Object.hasOwn(form, name) ? form[name] : undefined
  if (Array.isArray(known)) known.push(value)
  else form[name] = known === undefined ? value : [known, value]
}

/** Strict where URLSearchParams would put a replacement character. */
function decode(text: string) {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '))
    if (isCleanText(decoded)) return decoded
  } catch {
    // Broken escapes, or bytes that are no UTF-8
  }

  throw new MalformedRequestException('The form has characters that cannot be read.')
}
