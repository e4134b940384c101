import { refresh } from '#auth/refresh'
import { refreshValidator } from '#validators/sessions/tokens'
import type { HttpContext } from '@adonisjs/core/http'

export default class RefreshesController {
  async store({ request }: HttpContext) {
    const { refresh: token } = await request.validateUsing(refreshValidator)
    return refresh(token)
  }
}
