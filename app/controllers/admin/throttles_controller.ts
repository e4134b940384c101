import { actorOf } from '#services/admin/actor'
import { showAgain } from '#services/admin/form_again'
import { addMessage } from '#services/admin/messages'
import { renderPage } from '#services/admin/page'
import { clearCounter, throttlesPage } from '#services/admin/throttle_counters'
import { counterValidator } from '#validators/admin/throttle'
import type { HttpContext } from '@adonisjs/core/http'

/** What requests are counted by. No store can list its counters; one that is named is cleared. */
export default class ThrottlesController {
  async index(ctx: HttpContext) {
    const { rights } = await actorOf(ctx)
    rights.require('throttles.change')

    return renderPage(ctx, 'throttles', throttlesPage())
  }

  async destroy(ctx: HttpContext) {
    const actor = await actorOf(ctx)
    actor.rights.require('throttles.change')

    try {
      const { throttle, ...named } = await ctx.request.validateUsing(counterValidator)
      const wasThere = await clearCounter(throttle, named, actor)
      addMessage(ctx, 'success', wasThere ? 'The counter is at zero.' : 'Nothing was counted.')
    } catch (error) {
      const state = throttlesPage(ctx.request.body())
      return showAgain(ctx, error, { template: 'throttles', state })
    }

    ctx.response.redirect().status(303).toPath('/admin/throttles/')
  }
}
