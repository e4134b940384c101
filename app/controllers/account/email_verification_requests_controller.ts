import { gives, summary } from '#services/openapi/documentation'
import { acceptedMembers } from '#transformers/accepted'
import type { HttpContext } from '@adonisjs/core/http'

export default class EmailVerificationRequestsController {
  @summary('Have a link mailed that confirms the address')
  @gives(202, acceptedMembers)
  async store({ auth, response }: HttpContext) {
    await auth.getUserOrFail().mail('verify_email')

    response.accepted({ status: 'accepted' })
  }
}
