import { gives, summary, takes } from '#services/openapi/documentation'
import { openapiText } from '#services/openapi/text'
import { schemaValidator } from '#validators/infrastructure/schema'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

const MEDIA_TYPES = { json: 'application/json; charset=utf-8', yaml: 'application/yaml' } as const

export default class SchemaController {
  @summary('The OpenAPI document of this API', 'Without `format`, the header Accept decides.')
  @takes(schemaValidator)
  @gives(200, vine.object({}).allowUnknownProperties())
  @gives(200, vine.string(), 'application/yaml')
  async show({ request, response }: HttpContext) {
    const { format = preferredFormat(request) } = await request.validateUsing(schemaValidator)

    response
      .vary('Accept')
      .type(MEDIA_TYPES[format])
      .send(await openapiText(format))
  }
}

function preferredFormat(request: HttpContext['request']) {
  const preferred = request.accepts(['application/json', 'application/yaml'])
  return preferred === 'application/yaml' ? 'yaml' : 'json'
}
