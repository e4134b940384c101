import { openapiConfig } from '#config/openapi'
import { gives, summary } from '#services/openapi/documentation'
import { text } from '#transformers/fields'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

export default class RootsController {
  @summary('Go to the reference', 'Where it is switched off, the same as `/health/`.')
  @gives(200, { status: text('ok') })
  @gives(302, vine.string(), 'text/plain')
  show({ response }: HttpContext) {
    if (!openapiConfig.isEnabled) return { status: 'ok' }

    response.redirect('/api/docs/')
  }
}
