import type { SchemaTypes } from '@vinejs/vine/types'

import '#services/openapi/vine'

/** The part of JSON Schema that Vine writes. */
export type Schema = {
  type?: string | string[]
  title?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  examples?: unknown[]
  [keyword: string]: unknown
}

/** What a body has to be like. Members that a validator does not name are ignored, so they may come. */
export function inputSchema(input: SchemaTypes) {
  const schema = schemaOf(input)
  return toSchema(schema, ({ additionalProperties, title, ...rest }) =>
    additionalProperties === false ? rest : { additionalProperties, ...rest }
  )
}

/** What an answer is like, with the schemas that have a title moved to the components. */
export function answerSchema(body: SchemaTypes, components: Record<string, Schema>) {
  return toSchema(schemaOf(body), ({ title, ...rest }) => {
    if (!title) return rest
    components[title] = rest
    return { $ref: `#/components/schemas/${title}` }
  })
}

/** An example, put together from those of the members. */
export function exampleOf(schema: Schema): unknown {
  if (schema.examples) return schema.examples[0]
  if (schema.enum) return schema.enum[0]
  if (schema.items) return [exampleOf(schema.items)]
  if (schema.properties) return mapValues(schema.properties, exampleOf)

  return schema.type === 'boolean' ? true : undefined
}

export function schemaOf(type: SchemaTypes) {
  return type.toJSONSchema() as Schema // Vine's type allows for more than Vine writes
}

/** The same schema, each of its parts changed, innermost first. */
function toSchema(schema: Schema, change: (part: Schema) => Schema): Schema {
  const { items, properties } = schema
  return change({
    ...schema,
    ...(items && { items: toSchema(items, change) }),
    ...(properties && { properties: mapValues(properties, (part) => toSchema(part, change)) }),
  })
}

function mapValues<T, R>(record: Record<string, T>, change: (value: T) => R) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
