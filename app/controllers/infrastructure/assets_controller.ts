import NotFoundException from '#exceptions/not_found_exception'
import { assetFile } from '#services/assets'
import { gives, summary } from '#services/openapi/documentation'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

export default class AssetsController {
  @summary('A stylesheet or script of a page', 'Its address changes with its content.')
  @gives(200, vine.string(), 'text/css')
  @gives(200, vine.string(), 'text/javascript')
  show({ params, response }: HttpContext) {
    const file = assetFile(params.name)
    if (!file) throw new NotFoundException()

    response.header('Cache-Control', 'public, max-age=31536000, immutable').download(file)
  }
}
