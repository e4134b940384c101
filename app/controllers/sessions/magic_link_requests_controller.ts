import { requestMagicLink } from '#services/magic_link'
import { gives, summary, takes } from '#services/openapi/documentation'
import { examples } from '#services/openapi/examples'
import { acceptedMembers } from '#transformers/accepted'
import { text } from '#transformers/fields'
import { magicLinkRequestValidator } from '#validators/sessions/magic_links'
import type { HttpContext } from '@adonisjs/core/http'

export default class MagicLinkRequestsController {
  @summary(
    'Have a link and a code mailed to sign in with',
    'debug_token comes only where a developer has switched it on.'
  )
  @takes(magicLinkRequestValidator)
  @gives(202, { ...acceptedMembers, debug_token: text(examples.mailedToken).optional() })
  async store({ request, response }: HttpContext) {
    const { email } = await request.validateUsing(magicLinkRequestValidator)
    const token = await requestMagicLink(email, request.ip())

    response.accepted({ status: 'accepted', ...(token && { debug_token: token }) })
  }
}
