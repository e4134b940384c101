import { deleteObject } from '#services/admin/actions'
import { deletionPage } from '#services/admin/deletion_page'
import { showAgain } from '#services/admin/form_again'
import { addMessage } from '#services/admin/messages'
import { modelContext } from '#services/admin/model_context'
import { findObject } from '#services/admin/objects'
import { renderPage } from '#services/admin/page'
import type { HttpContext } from '@adonisjs/core/http'

/** The end of a row, after one question. */
export default class DeletionsController {
  async create(ctx: HttpContext) {
    const { admin, actor, id } = await modelContext(ctx, 'delete')
    const row = await findObject(admin, id, actor)

    return renderPage(ctx, 'deletion', await deletionPage(admin, row, actor))
  }

  async store(ctx: HttpContext) {
    const { admin, actor, id } = await modelContext(ctx, 'delete')
    const row = await findObject(admin, id, actor)

    try {
      await deleteObject(admin, id, actor)
    } catch (error) {
      const state = await deletionPage(admin, row, actor)
      return showAgain(ctx, error, { template: 'deletion', state })
    }

    addMessage(ctx, 'success', `${admin.label} “${admin.titleOf(row)}” was deleted.`)
    ctx.response.redirect().status(303).toPath(`/admin/${admin.slug}/`)
  }
}
