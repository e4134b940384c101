import NotFoundException from '#exceptions/not_found_exception'
import { gives, summary } from '#services/openapi/documentation'
import { isMailKind, mailKinds } from '#services/outbox/kinds'
import { previewOf, showPreview } from '#services/outbox/preview'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

/** Every mail with invented values, to work on its templates. */
export default class SampleMailsController {
  @summary('A mail with invented values, a page for developers')
  @gives(200, vine.string(), 'text/html')
  async show(ctx: HttpContext) {
    const { kind } = ctx.params
    if (!isMailKind(kind)) throw new NotFoundException()

    const mail = mailKinds[kind].sample()
    await mail.buildWithContents()

    return showPreview(ctx, previewOf(mail))
  }
}
