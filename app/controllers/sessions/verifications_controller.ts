import { verify } from '#auth/verification'
import { verificationValidator } from '#validators/sessions/tokens'
import type { HttpContext } from '@adonisjs/core/http'

export default class VerificationsController {
  async store({ request }: HttpContext) {
    const { token } = await request.validateUsing(verificationValidator)
    await verify(token)

    return {}
  }
}
