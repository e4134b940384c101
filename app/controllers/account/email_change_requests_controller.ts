import { requestEmailChange } from '#services/email_change'
import { gives, summary, takes } from '#services/openapi/documentation'
import { acceptedMembers } from '#transformers/accepted'
import { emailChangeRequestValidator } from '#validators/account/email'
import type { HttpContext } from '@adonisjs/core/http'

export default class EmailChangeRequestsController {
  @summary('Ask to move the account to another address')
  @takes(emailChangeRequestValidator)
  @gives(202, acceptedMembers)
  async store({ auth, request, response }: HttpContext) {
    const change = await request.validateUsing(emailChangeRequestValidator)
    await requestEmailChange(auth.getUserOrFail(), change)

    response.accepted({ status: 'accepted' })
  }
}
