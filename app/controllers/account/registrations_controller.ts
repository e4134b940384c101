import { emailConfig } from '#config/email'
import { deviceOf } from '#services/device'
import { gives, summary, takes } from '#services/openapi/documentation'
import { register } from '#services/registration'
import UserTransformer, { userSchema } from '#transformers/account/user_transformer'
import { tokenMembers } from '#transformers/sessions/tokens'
import { registrationValidator } from '#validators/account/registration'
import type { HttpContext } from '@adonisjs/core/http'

export default class RegistrationsController {
  @summary('Register an account, and sign in to it')
  @takes(registrationValidator)
  @gives(201, { ...(!emailConfig.isVerificationRequired && tokenMembers), user: userSchema })
  async store({ request, response, serialize }: HttpContext) {
    const registration = await request.validateUsing(registrationValidator)
    const { user, tokens } = await register(registration, deviceOf(request))

    response.created(await serialize({ ...tokens, user: UserTransformer.transform(user) }))
  }
}
