import Session from '#models/session'
import type { HttpContext } from '@adonisjs/core/http'

export default class OtherSessionsController {
  async destroy({ auth, response }: HttpContext) {
    const { id, sessionId } = auth.use('jwt').getCallerOrFail()
    await Session.endAllOf(id, 'revoked', { except: sessionId })

    response.noContent()
  }
}
