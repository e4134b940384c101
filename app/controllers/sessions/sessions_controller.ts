import Session from '#models/session'
import SessionTransformer from '#transformers/sessions/session_transformer'
import type { HttpContext } from '@adonisjs/core/http'

export default class SessionsController {
  async index({ auth, serialize }: HttpContext) {
    const { id, sessionId } = auth.use('jwt').getCallerOrFail()
    const sessions = await Session.liveOf(id)

    return serialize({ data: SessionTransformer.transform(sessions, sessionId) })
  }

  async destroy({ auth, params, response }: HttpContext) {
    const session = await Session.findLiveOf(auth.use('jwt').getCallerOrFail().id, params.id)
    await session.end('revoked')

    response.noContent()
  }
}
