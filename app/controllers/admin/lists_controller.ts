import { listPage } from '#services/admin/list_page'
import { modelContext } from '#services/admin/model_context'
import { renderPage } from '#services/admin/page'
import type { HttpContext } from '@adonisjs/core/http'

/** The rows of a model. */
export default class ListsController {
  async show(ctx: HttpContext) {
    const { admin, actor } = await modelContext(ctx)
    return renderPage(ctx, 'list', await listPage(ctx, admin, actor))
  }
}
