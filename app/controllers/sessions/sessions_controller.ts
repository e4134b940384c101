import Session from '#models/session'
import { gives, summary } from '#services/openapi/documentation'
import SessionTransformer, { sessionSchema } from '#transformers/sessions/session_transformer'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

export default class SessionsController {
  @summary('List the live sessions of the caller, newest first')
  @gives(200, { data: vine.array(sessionSchema) })
  async index({ auth, serialize }: HttpContext) {
    const { id, sessionId } = auth.use('jwt').getCallerOrFail()
    const sessions = await Session.liveOf(id)

    return serialize({ data: SessionTransformer.transform(sessions, sessionId) })
  }

  @summary('End a session of the caller')
  @gives(204)
  async destroy({ auth, params, response }: HttpContext) {
    const session = await Session.findLiveOf(auth.use('jwt').getCallerOrFail().id, params.id)
    await session.end('revoked')

    response.noContent()
  }
}
