import { catalogue, type ProblemCode } from '#exceptions/catalogue'
import { problemExamples } from '#exceptions/examples'
import { problemSchema } from '#exceptions/problem_schema'
import { headersNamed, optionalHeaders } from '#services/openapi/headers'
import { answerSchema, type Schema } from '#services/openapi/schema'
import { audienceOf, throttlesOf } from '#services/route_declarations'
import type { RouteJSON } from '@adonisjs/core/types/http'
import type { Documentation } from '#services/openapi/documentation'

/** What any request can meet before its route is asked, or instead of an answer. */
const ANYWHERE = [
  'malformed_request',
  'host_not_allowed',
  'request_timeout',
  'payload_too_large',
  'unsupported_media_type',
  'headers_too_large',
  'internal_error',
  'service_unavailable',
] as const

const SIGNED_IN = ['authentication_required', 'token_invalid', 'token_expired'] as const

/** Every code that a route can answer with. */
export function codesOf(route: RouteJSON, { input, refusals }: Documentation) {
  const audience = audienceOf(route)
  const codes: ProblemCode[] = [...ANYWHERE]

  if (input) codes.push('validation_failed')
  if (audience !== 'public') codes.push(...SIGNED_IN)
  if (audience === 'staff') codes.push('permission_denied')
  if (route.pattern.includes(':')) codes.push('not_found')
  if (audience !== 'public' || throttlesOf(route).length) codes.push('throttled')

  return [...codes, ...refusals]
}

/** What OpenAPI says of refusals with these codes, which have one status. */
export async function problemResponse(codes: ProblemCode[], schemas: Record<string, Schema>) {
  const { status } = catalogue[codes[0]]
  const documents = await problemExamples()
  const narrowed = { status: { const: status }, code: { type: 'string', enum: codes } }

  return {
    description: codes.map((code) => catalogue[code].title).join(', or: '),
    headers: headersOf(status),
    content: {
      'application/problem+json': {
        schema: { allOf: [answerSchema(problemSchema, schemas), { properties: narrowed }] },
        examples: Object.fromEntries(codes.map((code) => [code, { value: documents[code] }])),
      },
    },
  }
}

/** Some are refused before they are counted. */
function headersOf(status: number) {
  const counted = status === 429 ? headersNamed : optionalHeaders

  return {
    ...headersNamed('X-Request-Id'),
    ...(status === 401 && headersNamed('WWW-Authenticate')),
    ...([429, 503].includes(status) && headersNamed('Retry-After')),
    ...counted('RateLimit', 'RateLimit-Policy'),
  }
}
