import { actionPage } from '#services/admin/action_page'
import { findAction, runAction } from '#services/admin/actions'
import { showAgain } from '#services/admin/form_again'
import { assertKeys } from '#services/admin/keys'
import { countLabelOf } from '#services/admin/labels'
import { listAddress } from '#services/admin/list_parameters'
import { addMessage } from '#services/admin/messages'
import { modelContext } from '#services/admin/model_context'
import { renderPage } from '#services/admin/page'
import { actionValidator } from '#validators/admin/action'
import type { HttpContext } from '@adonisjs/core/http'

/** Something that is done to chosen rows, after one question. */
export default class ActionsController {
  async store(ctx: HttpContext) {
    const { admin, actor } = await modelContext(ctx)
    const { action: name, ids, confirmed, list } = await ctx.request.validateUsing(actionValidator)
    const action = findAction(admin, name, actor)
    if (!ids.length) {
      addMessage(ctx, 'warning', `${action.label}: choose rows first.`)
      return ctx.response.redirect().status(303).toPath(listAddress(admin, list))
    }

    await assertKeys(admin, ids)
    const state = await actionPage(admin, { action, ids, list }, actor)
    if (!confirmed) return renderPage(ctx, 'action', state)

    try {
      await runAction(admin, action, ids, actor)
    } catch (error) {
      return showAgain(ctx, error, { template: 'action', state })
    }

    addMessage(ctx, 'success', `${action.label}: done for ${countLabelOf(ids.length, admin)}.`)
    ctx.response.redirect().status(303).toPath(listAddress(admin, list))
  }
}
