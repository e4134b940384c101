import { logout } from '#auth/logout'
import { gives, summary, takes } from '#services/openapi/documentation'
import { logoutValidator } from '#validators/sessions/tokens'
import type { HttpContext } from '@adonisjs/core/http'

export default class LogoutsController {
  @summary(
    'Log out',
    'The session is over at once, its access tokens with it. A token that is unknown gets the same answer.'
  )
  @takes(logoutValidator)
  @gives(204)
  async store({ request, response }: HttpContext) {
    const { refresh } = await request.validateUsing(logoutValidator)
    await logout(refresh)

    response.noContent()
  }
}
