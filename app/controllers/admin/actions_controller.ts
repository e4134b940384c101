import { actionPage } from '#services/admin/action_page'
import { findAction, runAction } from '#services/admin/actions'
import { showAgain } from '#services/admin/form_again'
import { assertKeys } from '#services/admin/keys'
import { addMessage } from '#services/admin/messages'
import { modelContext } from '#services/admin/model_context'
import { renderPage } from '#services/admin/page'
import { actionValidator } from '#validators/admin/action'
import type { HttpContext } from '@adonisjs/core/http'

/** Something that is done to chosen rows, after one question. */
export default class ActionsController {
  async store(ctx: HttpContext) {
    const { admin, actor } = await modelContext(ctx)
    const { action: name, ids, confirmed } = await ctx.request.validateUsing(actionValidator)
    const action = findAction(admin, name, actor)
    await assertKeys(admin, ids)
    const state = await actionPage(admin, action, ids, actor)
    if (!confirmed) return renderPage(ctx, 'action', state)

    try {
      await runAction(admin, action, ids, actor)
    } catch (error) {
      return showAgain(ctx, error, { template: 'action', state })
    }

    addMessage(ctx, 'success', `${action.label}: done for ${ids.length}.`)
    ctx.response.redirect().status(303).toPath(`/admin/${admin.slug}/`)
  }
}
