import Session from '#models/session'
import SessionTransformer from '#transformers/sessions/session_transformer'
import type { HttpContext } from '@adonisjs/core/http'

export default class SessionsController {
  async index({ auth, serialize }: HttpContext) {
    const guard = auth.use('jwt')
    const sessions = await Session.liveOf(guard.getUserOrFail().id)

    return serialize({
      data: SessionTransformer.transform(sessions, guard.getSessionOrFail().id),
    })
  }

  async destroy({ auth, params, response }: HttpContext) {
    const session = await Session.findLiveOf(auth.getUserOrFail().id, params.id)
    await session.end('revoked')

    response.noContent()
  }
}
