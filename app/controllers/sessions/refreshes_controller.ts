import { refresh } from '#auth/refresh'
import { gives, refuses, summary, takes } from '#services/openapi/documentation'
import { tokenMembers } from '#transformers/sessions/tokens'
import { refreshValidator } from '#validators/sessions/tokens'
import type { HttpContext } from '@adonisjs/core/http'

export default class RefreshesController {
  @summary('Exchange a refresh token for the next pair of tokens')
  @takes(refreshValidator)
  @gives(200, tokenMembers)
  @refuses('token_invalid', 'token_expired')
  async store({ request }: HttpContext) {
    const { refresh: token } = await request.validateUsing(refreshValidator)
    return refresh(token)
  }
}
