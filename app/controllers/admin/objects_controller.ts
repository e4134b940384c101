import EditConflictException from '#exceptions/edit_conflict_exception'
import { addressAfterSaving } from '#services/admin/after_saving'
import { Form } from '#services/admin/form'
import { showAgain } from '#services/admin/form_again'
import { formPage } from '#services/admin/form_page'
import { addMessage } from '#services/admin/messages'
import { modelContext } from '#services/admin/model_context'
import { changeObject, createObject, findObject } from '#services/admin/objects'
import { renderPage } from '#services/admin/page'
import { recordView } from '#services/admin/trail'
import type { HttpContext } from '@adonisjs/core/http'
import type { LucidRow } from '@adonisjs/lucid/types/model'

/** A row of a model: its form. */
export default class ObjectsController {
  async create(ctx: HttpContext) {
    const { admin, actor } = await modelContext(ctx, 'add')
    const form = await Form.of(admin, actor)
    const named = new URLSearchParams(ctx.request.parsedUrl.query ?? '')
    const input = { ...form.initial, ...Object.fromEntries(named) }

    return renderPage(ctx, 'form', await formPage({ form, input }))
  }

  async store(ctx: HttpContext) {
    const { admin, actor } = await modelContext(ctx, 'add')
    const form = await Form.of(admin, actor)
    const input = ctx.request.body()

    try {
      const row = await createObject(admin, await form.read(input), actor)
      this.#leave(ctx, { form, row, deed: 'added' })
    } catch (error) {
      return showAgain(ctx, error, { template: 'form', state: await formPage({ form, input }) })
    }
  }

  async edit(ctx: HttpContext) {
    const { admin, actor, id } = await modelContext(ctx)
    const form = await Form.of(admin, actor)
    const row = await findObject(admin, id, actor)
    await recordView(admin, row, actor)

    return renderPage(ctx, 'form', await formPage({ form, row }))
  }

  async update(ctx: HttpContext) {
    const { admin, actor, id } = await modelContext(ctx, 'change')
    const form = await Form.of(admin, actor)
    const input = ctx.request.body()

    try {
      const change = { form, id, values: await form.read(input), version: String(input._version) }
      this.#leave(ctx, { form, row: await changeObject(change, actor), deed: 'saved' })
    } catch (error) {
      const row = await findObject(admin, id, actor)
      const isConflict = error instanceof EditConflictException
      const state = { ...(await formPage({ form, row, input })), isConflict }
      return showAgain(ctx, error, { template: 'form', state })
    }
  }

  #leave(ctx: HttpContext, { form, row, deed }: { form: Form; row: LucidRow; deed: string }) {
    const { admin } = form
    const path = addressAfterSaving(form, row, ctx.request.body())

    addMessage(ctx, 'success', `${admin.label} “${admin.titleOf(row)}” was ${deed}.`)
    ctx.response.redirect().status(303).toPath(path)
  }
}
