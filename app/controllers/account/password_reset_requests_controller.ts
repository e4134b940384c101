import OutgoingMail from '#models/outgoing_mail'
import { gives, summary, takes } from '#services/openapi/documentation'
import { acceptedMembers } from '#transformers/accepted'
import { passwordResetRequestValidator } from '#validators/account/password'
import type { HttpContext } from '@adonisjs/core/http'

export default class PasswordResetRequestsController {
  /** Whether there is such an account is found out when the mail is composed: no answer can tell. */
  @summary('Have a link mailed to choose a new password')
  @takes(passwordResetRequestValidator)
  @gives(202, acceptedMembers)
  async store({ request, response }: HttpContext) {
    const { email } = await request.validateUsing(passwordResetRequestValidator)
    await OutgoingMail.create({ kind: 'reset_password', recipient: email })

    response.accepted({ status: 'accepted' })
  }
}
