import { historyPage } from '#services/admin/history_page'
import { modelContext } from '#services/admin/model_context'
import { findObject } from '#services/admin/objects'
import { renderPage } from '#services/admin/page'
import { recordView } from '#services/admin/trail'
import type { HttpContext } from '@adonisjs/core/http'

/** What was done to a row. */
export default class HistoriesController {
  async show(ctx: HttpContext) {
    const { admin, actor, id } = await modelContext(ctx)
    const row = await findObject(admin, id, actor)
    await recordView(admin, row, actor)

    return renderPage(ctx, 'history', await historyPage(admin, row))
  }
}
