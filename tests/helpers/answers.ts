import { openapiDocument } from '#services/openapi/document'
import { headers as documentedHeaders, headersNamed } from '#services/openapi/headers'
import router from '@adonisjs/core/services/router'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Schema } from '#services/openapi/schema'

/** What the server answered to a request. */
export type Answer = {
  method: string
  url: string
  status: number
  headers: Record<string, string>
  body: string
}

type Reference = { $ref?: string }
type Header = Reference & { required?: boolean; schema?: Schema }
type Response = Reference & {
  headers?: Record<string, Header>
  content?: Record<string, { schema: Schema }>
}
type Operation = { operationId: string; responses: Record<string, Response> }

let components: Record<string, never>
let operations: Operation[]

const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }))
const validators = new Map<Schema, ValidateFunction>()

/** What a request without a route is answered. */
const ELSEWHERE: Response = {
  headers: headersNamed('X-Request-Id'),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** To be called when the routes are known. */
export async function readDocument() {
  const document = JSON.parse(JSON.stringify(await openapiDocument()))

  components = document.components
  operations = Object.values<object>(document.paths).flatMap(Object.values)
  return document
}

/** In what an answer differs from the OpenAPI document; nothing when it does not. */
export function faultsOf(answer: Answer) {
  if (isPage(answer)) return pageFaults(answer)

  const response = documentedAnswer(answer)
  if (!response) return [`${label(answer)} is not documented`]

  return [...headerFaults(answer, response), ...bodyFaults(answer, response)].map(
    (fault) => `${label(answer)}: ${fault}`
  )
}

/** Whether a value is what a schema of the document describes. */
export function validate(schema: Schema, value: unknown) {
  const known = validators.get(schema) ?? ajv.compile({ ...schema, components })
  validators.set(schema, known)

  return known(value)
    ? []
    : known.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** The admin site is for browsers: what it answers is no part of the API, and of no document. */
function isPage({ url, headers }: Answer) {
  const path = url.split('?')[0]
  const isSite = /^\/admin(\/|$)(?!api(\/|$))/.test(path)
  return isSite && !/problem\+json/.test(headers['content-type'] ?? '')
}

function pageFaults(answer: Answer) {
  const { 'cache-control': caching, 'x-request-id': id } = answer.headers
  return caching === 'no-store' && id ? [] : [`${label(answer)} lacks a header`]
}

function documentedAnswer({ method, url, status }: Answer): Response | undefined {
  if (method === 'OPTIONS' && status === 204) return { headers: ELSEWHERE.headers }

  const operation = operationOf(method, url)
  if (!operation)
    return [400, 404, 405, 408, 413, 415, 431, 503].includes(status) ? ELSEWHERE : undefined

  return resolve(operation.responses[status])
}

function operationOf(method: string, url: string) {
  const path = url.split('?')[0]
  const match = path.startsWith('/') && !path.includes('%') && router.match(path, method, false)

  return match ? operations.find(({ operationId }) => operationId === match.route.name) : undefined
}

function headerFaults({ headers }: Answer, { headers: documented = {} }: Response) {
  return Object.keys(documentedHeaders).flatMap((name) => {
    const value = headers[name.toLowerCase()]
    const header = documented[name] && resolve(documented[name])

    if (value === undefined) return header?.required ? [`the header ${name} is missing`] : []
    if (!header) return [`the header ${name} is not documented`]
    return validate(header.schema!, value).map((fault) => `the header ${name}${fault}`)
  })
}

function bodyFaults({ method, headers, body }: Answer, { content }: Response) {
  const [mediaType] = (headers['content-type'] ?? '').split(';')
  if (!content) return body || mediaType ? ['a body is not documented'] : []
  if (!content[mediaType]) return [`"${mediaType}" is not documented`]
  if (method === 'HEAD') return []

  return validate(content[mediaType].schema, mediaType.endsWith('json') ? JSON.parse(body) : body)
}

function resolve<T extends Reference | undefined>(part: T): T {
  return part?.$ref
    ? (part.$ref
        .split('/')
        .slice(2)
        .reduce((found, key) => found[key], components) as T)
    : part
}

const label = ({ method, url, status }: Answer) => `${status} to ${method} ${url}`
