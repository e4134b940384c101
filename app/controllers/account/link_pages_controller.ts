import { passwordsConfig } from '#config/passwords'
import { gives, summary } from '#services/openapi/documentation'
import { allowPage } from '#services/page_policy'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * Where the links of mails lead while no client is configured. Looking at a page
 * uses nothing up: scanners of mail do. A click sends the token to the endpoint.
 */
export default class LinkPagesController {
  @summary('A page for the link of a mail, where no client is configured')
  @gives(200, vine.string(), 'text/html')
  show({ response, route, view }: HttpContext) {
    const { minLength } = passwordsConfig
    allowPage(response, { 'script-src': "'self'", 'connect-src': "'self'" })

    return view.render(route!.name!.replace('.', '/'), { minLength })
  }
}
