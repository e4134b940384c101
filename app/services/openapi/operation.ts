import { answersOf } from '#services/openapi/answers'
import { exampleOf, inputSchema, schemaOf } from '#services/openapi/schema'
import { audienceOf, permissionOf, throttlesOf } from '#services/route_declarations'
import { uuid } from '#start/matchers'
import type { RouteJSON } from '@adonisjs/core/types/http'
import type { SchemaTypes } from '@vinejs/vine/types'
import type { Components } from '#services/openapi/components'
import type { Documentation } from '#services/openapi/documentation'

/** What OpenAPI calls an operation: a route, with what its action says of itself. */
export async function toOperation(
  route: RouteJSON,
  documentation: Documentation,
  components: Components
) {
  const { summary, input } = documentation
  const isRead = route.methods.includes('GET')
  const query = input && isRead ? queryParameters(input, components) : []

  return {
    operationId: route.name,
    tags: [tagOf(route)],
    summary,
    description: describe(route, documentation),
    security: audienceOf(route) === 'public' ? [] : [{ bearer: [] }],
    parameters: [...pathParameters(route, components), ...query],
    requestBody: input && !isRead ? requestBody(input) : undefined,
    responses: await answersOf(route, documentation, components),
  }
}

/** The group of a route: the first part of its name. */
export function tagOf({ name = '' }: RouteJSON) {
  return name.split('.')[0]
}

function describe(route: RouteJSON, { description }: Documentation) {
  const throttles = throttlesOf(route).map((name) => `\`${name}\``)
  const sentences = [
    description,
    audienceOf(route) === 'staff' && forStaff(permissionOf(route)),
    throttles.length && `Throttles: ${throttles.join(', ')}.`,
  ]

  return sentences.filter(Boolean).join('\n\n') || undefined
}

function forStaff(permission?: string) {
  return permission ? `For staff with the permission \`${permission}\`.` : 'For staff.'
}

function pathParameters({ pattern, matchers }: RouteJSON, components: Components) {
  return [...pattern.matchAll(/:(\w+)/g)].map(([, name]) =>
    components.parameter({
      name,
      in: 'path',
      required: true,
      schema:
        matchers[name]?.match === uuid.match
          ? { type: 'string', format: 'uuid' }
          : { type: 'string' },
    })
  )
}

function queryParameters(input: SchemaTypes, components: Components) {
  const { properties = {}, required = [] } = schemaOf(input)

  return Object.entries(properties).map(([name, schema]) =>
    components.parameter({ name, in: 'query', required: required.includes(name), schema })
  )
}

function requestBody(input: SchemaTypes) {
  const schema = inputSchema(input)

  return {
    required: Boolean(schema.required),
    content: { 'application/json': { schema, example: exampleOf(schema) } },
  }
}
