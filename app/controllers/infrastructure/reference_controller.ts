import { gives, summary } from '#services/openapi/documentation'
import { allowPage } from '#services/page_policy'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

export default class ReferenceController {
  @summary('The interactive reference of this API, a page')
  @gives(200, vine.string(), 'text/html')
  show({ response, view }: HttpContext) {
    allowPage(response, {
      'script-src': "'self'",
      'img-src': "'self' data:",
      'connect-src': "'self'",
    })

    return view.render('infrastructure/reference')
  }
}
