import { STATUS_CODES } from 'node:http'
import { catalogue, type ProblemCode } from '#exceptions/catalogue'
import { headersNamed } from '#services/openapi/headers'
import { codesOf, problemResponse } from '#services/openapi/problems'
import { answerSchema, exampleOf, schemaOf } from '#services/openapi/schema'
import { throttlesOf } from '#services/route_declarations'
import type { RouteJSON } from '@adonisjs/core/types/http'
import type { Components } from '#services/openapi/components'
import type { Answer, Documentation } from '#services/openapi/documentation'

/** All that a route can answer, by status. */
export async function answersOf(
  route: RouteJSON,
  documentation: Documentation,
  components: Components
) {
  return {
    ...successes(route, documentation.answers, components),
    ...(await problems(codesOf(route, documentation), components)),
  }
}

function successes(route: RouteJSON, answers: Answer[], components: Components) {
  const isCounted = throttlesOf(route).length > 0
  const byStatus = Object.groupBy(answers, ({ status }) => status)

  return mapEntries(byStatus, (status, found) => ({
    description: STATUS_CODES[status],
    headers: {
      ...headersNamed('X-Request-Id'),
      ...(status === '302' && headersNamed('Location')),
      ...(isCounted && headersNamed('RateLimit', 'RateLimit-Policy')),
    },
    content: contentOf(found!, components),
  }))
}

/** Nothing when no answer has a body. */
function contentOf(answers: Answer[], { schemas }: Components) {
  const entries = answers.flatMap(({ body, mediaType }) => {
    if (!body) return []
    return [
      [mediaType, { schema: answerSchema(body, schemas), example: exampleOf(schemaOf(body)) }],
    ]
  })

  return entries.length ? Object.fromEntries(entries) : undefined
}

/** Operations share the answers that have the same codes. */
async function problems(codes: ProblemCode[], { responses, schemas }: Components) {
  const byStatus = Object.groupBy(new Set(codes), (code) => catalogue[code].status)
  for (const found of Object.values(byStatus)) {
    responses[nameOf(found)] ??= await problemResponse(found, schemas)
  }

  return mapEntries(byStatus, (_, found) => ({ $ref: `#/components/responses/${nameOf(found)}` }))
}

function nameOf(codes: ProblemCode[]) {
  return codes.map(toPascalCase).join('Or')
}

function toPascalCase(code: string) {
  return code.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function mapEntries<T, R>(record: Record<string, T>, change: (key: string, value: T) => R) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(key, value)]))
}
