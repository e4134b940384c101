import { gives, summary, takes } from '#services/openapi/documentation'
import UserTransformer, { userSchema } from '#transformers/account/user_transformer'
import { text } from '#transformers/fields'
import { profileValidator } from '#validators/account/profile'
import type { HttpContext } from '@adonisjs/core/http'

export default class ProfileController {
  @summary('Show the account of the caller')
  @gives(200, { data: userSchema })
  /** The request that clients send most: without the serializer, which has nothing to resolve here. */
  show({ auth }: HttpContext) {
    return { data: new UserTransformer(auth.use('jwt').getCallerOrFail()).toObject() }
  }

  @summary('Change the names of the caller', 'A name that is left out stays as it is.')
  @takes(profileValidator)
  @gives(200, { message: text('Profile updated'), data: userSchema })
  async update({ auth, request, serialize }: HttpContext) {
    const profile = await request.validateUsing(profileValidator)
    const user = await auth.getUserOrFail().rename(profile)

    return serialize({ message: 'Profile updated', data: UserTransformer.transform(user) })
  }
}
