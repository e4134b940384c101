import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import { jwtConfig } from '#config/jwt'
import TokenExpiredException from '#exceptions/token_expired_exception'
import TokenInvalidException from '#exceptions/token_invalid_exception'

type TokenType = 'access' | 'refresh'

/** What a token says. Times are seconds since 1970. */
export type Claims = {
  token_type: TokenType
  sub: string
  sid: string
  jti: string
  iat: number
  exp: number
  iss: string
  aud: string
}

const CLOCK_SKEW_SECONDS = 30
const MAX_LENGTH = 4096
const MAX_REMEMBERED = 4096
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

const HEADER = encode({ alg: 'HS256', typ: 'JWT' })

/** A JSON Web Token (RFC 7519) over these claims, signed with HS256 by the newest key. */
export function signToken(claims: Omit<Claims, 'iss' | 'aud'>) {
  const { issuer: iss, audience: aud } = jwtConfig
  const content = `${HEADER}.${encode({ ...claims, iss, aud })}`

  return `${content}.${signature(content, jwtConfig.keys[0])}`
}

/**
 * What a token of this type says, once it is known to be ours: the signature is
 * checked before anything in the token is read, with the algorithm and the keys
 * of the configuration only (RFC 8725, sections 3.1 and 3.3).
 *
 * @throws TokenExpiredException when the token is genuine and its time is over
 * @throws TokenInvalidException for any other fault
 */
export function verifyToken(token: string, ...types: TokenType[]): Claims {
  const claims = genuineTokens.get(token) ?? remember(token, readGenuine(token))

  if (!isClaims(claims)) throw new TokenInvalidException()
  if (!types.includes(claims.token_type)) throw new TokenInvalidException()
  if (claims.exp <= Date.now() / 1000) throw new TokenExpiredException()

  return claims
}

/**
 * What the tokens say whose signature this process has checked lately: a client
 * sends the same one for a quarter of an hour. Their time, and whether their
 * session is still alive, are asked each time.
 */
const genuineTokens = new Map<string, Record<string, unknown>>()

function remember(token: string, content: Record<string, unknown>) {
  const [oldest] = genuineTokens.keys()
  if (genuineTokens.size >= MAX_REMEMBERED) genuineTokens.delete(oldest)
  genuineTokens.set(token, content)

  return content
}

/** @throws TokenInvalidException */
function readGenuine(token: string) {
  const [header, payload, signed, ...rest] = token.slice(0, MAX_LENGTH).split('.')
  if (!signed || rest.length || !isSigned(`${header}.${payload}`, signed)) {
    throw new TokenInvalidException()
  }
  if (header !== HEADER && !isOurHeader(decode(header))) throw new TokenInvalidException()

  return decode(payload)
}

/** Compares the text, not the bytes: base64url has spellings that decode alike. */
function isSigned(content: string, signed: string) {
  const given = Buffer.from(signed)

  return jwtConfig.keys.some((key) => {
    const expected = Buffer.from(signature(content, key))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

function signature(content: string, key: KeyObject) {
  return createHmac('sha256', key).update(content).digest('base64url')
}

function isOurHeader(header: Record<string, unknown>) {
  return header.alg === 'HS256' && header.typ === 'JWT' && Object.keys(header).length === 2
}

function isClaims(claims: Record<string, unknown>): claims is Claims {
  const { sub, sid, jti, iat, exp, nbf = 0, iss, aud } = claims
  const latest = Date.now() / 1000 + CLOCK_SKEW_SECONDS

  return (
    [sub, sid, jti].every((id) => typeof id === 'string' && UUID.test(id)) &&
    [iat, exp].every(Number.isSafeInteger) &&
    [iat, nbf].every((time) => typeof time === 'number' && time <= latest) &&
    iss === jwtConfig.issuer &&
    aud === jwtConfig.audience
  )
}

function encode(value: object) {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** A member of the token as an object; an empty one when it is none, or not in canonical base64url. */
function decode(part: string): Record<string, unknown> {
  const bytes = Buffer.from(part, 'base64url')
  if (bytes.toString('base64url') !== part) return {}

  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object'
}
