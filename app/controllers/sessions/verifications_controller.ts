import { verify } from '#auth/verification'
import { gives, refuses, summary, takes } from '#services/openapi/documentation'
import { verificationValidator } from '#validators/sessions/tokens'
import type { HttpContext } from '@adonisjs/core/http'

export default class VerificationsController {
  @summary('Tell whether an access or refresh token is good now')
  @takes(verificationValidator)
  @gives(200, {})
  @refuses('token_invalid', 'token_expired')
  async store({ request }: HttpContext) {
    const { token } = await request.validateUsing(verificationValidator)
    await verify(token)

    return {}
  }
}
