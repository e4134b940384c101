import { deviceOf } from '#services/device'
import { register } from '#services/registration'
import UserTransformer from '#transformers/account/user_transformer'
import { registrationValidator } from '#validators/account/registration'
import type { HttpContext } from '@adonisjs/core/http'

export default class RegistrationsController {
  async store({ request, response, serialize }: HttpContext) {
    const registration = await request.validateUsing(registrationValidator)
    const { user, tokens } = await register(registration, deviceOf(request))

    response.created(await serialize({ ...tokens, user: UserTransformer.transform(user) }))
  }
}
