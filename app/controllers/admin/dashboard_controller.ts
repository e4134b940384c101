import { actorOf } from '#services/admin/actor'
import { healthOf } from '#services/admin/health'
import { countedModels } from '#services/admin/model_counts'
import { renderPage } from '#services/admin/page'
import { recentActions } from '#services/admin/recent_actions'
import registry from '#services/admin/registry'
import { versions } from '#services/admin/versions'
import type { HttpContext } from '@adonisjs/core/http'

/** What staff see first: what there is, what happened, and whether all is well. */
export default class DashboardController {
  async show(ctx: HttpContext) {
    const actor = await actorOf(ctx)
    const groups = await countedModels(actor)
    const pages = registry.pagesFor(actor)
    const recent = await recentActions(actor)
    const health = await healthOf()

    return renderPage(ctx, 'dashboard', { groups, pages, recent, health, versions })
  }
}
