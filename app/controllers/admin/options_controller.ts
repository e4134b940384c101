import { modelContext } from '#services/admin/model_context'
import { optionsOf } from '#services/admin/relation_options'
import { optionsValidator } from '#validators/admin/list'
import type { HttpContext } from '@adonisjs/core/http'

/** Rows of a model for whoever is typing into a field that wants one of them. */
export default class OptionsController {
  async index(ctx: HttpContext) {
    const { admin, actor } = await modelContext(ctx)
    const { q = '' } = await optionsValidator.validate(ctx.request.qs())

    return { options: await optionsOf(admin, q, actor) }
  }
}
