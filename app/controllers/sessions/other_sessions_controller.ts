import Session from '#models/session'
import type { HttpContext } from '@adonisjs/core/http'

export default class OtherSessionsController {
  async destroy({ auth, response }: HttpContext) {
    const current = auth.use('jwt').getSessionOrFail()
    await Session.endAllOf(current.userId, 'revoked', { except: current.id })

    response.noContent()
  }
}
