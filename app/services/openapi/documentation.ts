import vine from '@vinejs/vine'
import type { SchemaTypes } from '@vinejs/vine/types'
import type { ProblemCode } from '#exceptions/catalogue'

export type Answer = { status: number; mediaType: string; body?: SchemaTypes }

/** What the author of an action says of it. All else is read from its route. */
export type Documentation = {
  summary: string
  description?: string
  input?: SchemaTypes
  answers: Answer[]
  refusals: ProblemCode[]
}

const KEY = 'documentation'

/** What an action does, in one line, and what else a caller should know. */
export const summary = (line: string, description?: string) =>
  document(() => ({ summary: line, description }))

/** What an action validates: the body, or for GET the query. */
export const takes = (validator: { schema: SchemaTypes }) =>
  document(() => ({ input: validator.schema }))

/** An answer of an action: a schema, or the members of an object. */
export const gives = (
  status: number,
  body?: SchemaTypes | Record<string, SchemaTypes>,
  mediaType = 'application/json'
) => {
  const answer = { status, mediaType, body: body && toSchema(body) }
  return document(({ answers }) => ({ answers: [answer, ...answers] }))
}

/** The refusals of an action that do not follow from its route or its validator. */
export const refuses = (...codes: ProblemCode[]) => document(() => ({ refusals: codes }))

/** What the decorators of an action say; undefined when there are none. */
export function documentationOf(controller: object, action: string): Documentation | undefined {
  return Reflect.getMetadata(KEY, controller, action)
}

function document(toPart: (known: Documentation) => Partial<Documentation>): MethodDecorator {
  return (controller, action) => {
    const nothing = { summary: '', answers: [], refusals: [] }
    const known = documentationOf(controller, String(action)) ?? nothing
    Reflect.defineMetadata(KEY, { ...known, ...toPart(known) }, controller, action)
  }
}

function toSchema(body: SchemaTypes | Record<string, SchemaTypes>): SchemaTypes {
  return isSchema(body) ? body : vine.object(body)
}

function isSchema(body: SchemaTypes | Record<string, SchemaTypes>): body is SchemaTypes {
  return typeof body.toJSONSchema === 'function'
}
