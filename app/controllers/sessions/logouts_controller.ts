import { logout } from '#auth/logout'
import { logoutValidator } from '#validators/sessions/tokens'
import type { HttpContext } from '@adonisjs/core/http'

export default class LogoutsController {
  async store({ request, response }: HttpContext) {
    const { refresh } = await request.validateUsing(logoutValidator)
    await logout(refresh)

    response.noContent()
  }
}
