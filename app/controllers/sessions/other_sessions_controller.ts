import Session from '#models/session'
import { gives, summary } from '#services/openapi/documentation'
import type { HttpContext } from '@adonisjs/core/http'

export default class OtherSessionsController {
  @summary('End all sessions of the caller but this one')
  @gives(204)
  async destroy({ auth, response }: HttpContext) {
    const { id, sessionId } = auth.use('jwt').getCallerOrFail()
    await Session.endAllOf(id, 'revoked', { except: sessionId })

    response.noContent()
  }
}
