import { isDeepStrictEqual } from 'node:util'
import { headers } from '#services/openapi/headers'
import type { Schema } from '#services/openapi/schema'

type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }

/** What several operations share. */
export class Components {
  headers = headers
  parameters: Record<string, object> = {}
  responses: Record<string, object> = {}
  schemas: Record<string, Schema> = {}
  securitySchemes = {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'An access token.',
    },
  }

  /** A parameter, by reference unless another route means something else by its name. */
  parameter(parameter: Parameter) {
    const { name } = parameter
    this.parameters[name] ??= parameter

    return isDeepStrictEqual(this.parameters[name], parameter)
      ? { $ref: `#/components/parameters/${name}` }
      : parameter
  }
}
