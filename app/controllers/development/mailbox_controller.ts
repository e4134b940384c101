import OutgoingMail from '#models/outgoing_mail'
import { gives, summary } from '#services/openapi/documentation'
import { mailKinds } from '#services/outbox/kinds'
import { showPreview } from '#services/outbox/preview'
import { allowPage } from '#services/page_policy'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

const SHOWN = 50

/** The mails that were asked for, for a developer whose mails reach nobody. */
export default class MailboxController {
  @summary('The mails of this service, a page for developers')
  @gives(200, vine.string(), 'text/html')
  async index({ response, view }: HttpContext) {
    const mails = await OutgoingMail.query().orderBy('id', 'desc').limit(SHOWN)
    allowPage(response)

    return view.render('mailbox/index', { mails, kinds: Object.keys(mailKinds) })
  }

  @summary('A mail, a page for developers')
  @gives(200, vine.string(), 'text/html')
  async show(ctx: HttpContext) {
    const { preview } = await OutgoingMail.query()
      .where('id', ctx.params.id)
      .whereNotNull('preview')
      .firstOrFail()

    return showPreview(ctx, preview!)
  }
}
