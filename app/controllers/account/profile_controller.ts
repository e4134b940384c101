import UserTransformer from '#transformers/account/user_transformer'
import { profileValidator } from '#validators/account/profile'
import type { HttpContext } from '@adonisjs/core/http'

export default class ProfileController {
  async show({ auth, serialize }: HttpContext) {
    return serialize({ data: UserTransformer.transform(auth.use('jwt').getCallerOrFail()) })
  }

  async update({ auth, request, serialize }: HttpContext) {
    const profile = await request.validateUsing(profileValidator)
    const user = await auth.getUserOrFail().rename(profile)

    return serialize({ message: 'Profile updated', data: UserTransformer.transform(user) })
  }
}
