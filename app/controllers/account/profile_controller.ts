import UserTransformer from '#transformers/account/user_transformer'
import { profileValidator } from '#validators/account/profile'
import type { HttpContext } from '@adonisjs/core/http'

export default class ProfileController {
  /** The request that clients send most: without the serializer, which has nothing to resolve here. */
  show({ auth }: HttpContext) {
    return { data: new UserTransformer(auth.use('jwt').getCallerOrFail()).toObject() }
  }

  async update({ auth, request, serialize }: HttpContext) {
    const profile = await request.validateUsing(profileValidator)
    const user = await auth.getUserOrFail().rename(profile)

    return serialize({ message: 'Profile updated', data: UserTransformer.transform(user) })
  }
}
