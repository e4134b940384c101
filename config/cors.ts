import env from '#start/env'
import { defineConfig } from '@adonisjs/cors'

const REQUEST_HEADERS = [
  'accept',
  'authorization',
  'content-type',
  'idempotency-key',
  'x-request-id',
  'x-requested-with',
]

/** Which web pages may call: all, or those that are listed or match a pattern. */
export const origins = {
  areAllAllowed: env.get('CORS_ALLOW_ALL_ORIGINS'),
  allowed: env.get('CORS_ALLOWED_ORIGINS'),
  patterns: env.get('CORS_ALLOWED_ORIGIN_REGEXES'),
}

/** What browsers are told. Other clients do not ask. */
const corsConfig = defineConfig({
  /** OPTIONS is a question of CORS only when it names a method; else it gets the answer of the path. */
  enabled: ({ request }) =>
    request.method() !== 'OPTIONS' || Boolean(request.header('access-control-request-method')),

  methods: ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
  exposeHeaders: ['retry-after', 'ratelimit', 'ratelimit-policy', 'x-request-id'],
  maxAge: 86_400,

  /** Tokens travel in a header that pages set themselves, so no page ever gets to use cookies. */
  credentials: false,

  /** "null", the origin of files and sandboxes, is nobody's. */
  origin: (origin) => {
    if (origins.areAllAllowed) return '*'
    if (origin === 'null') return false

    return origins.allowed.includes(origin) || origins.patterns.some((one) => one.test(origin))
  },

  /** The package compares names with the blanks that some clients put between them: they go here. */
  headers: (requested) => {
    requested.splice(0, requested.length, ...requested.map((name) => name.trim()))
    return REQUEST_HEADERS
  },
})

export default corsConfig
