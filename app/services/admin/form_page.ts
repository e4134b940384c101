import { actionsFor } from '#services/admin/actions'
import { addressOf } from '#services/admin/cells'
import { shownFields } from '#services/admin/form_fields'
import { inlinesOf } from '#services/admin/inlines'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Form } from '#services/admin/form'
import type { FormInput } from '#services/admin/form_input'

/** A form, the row that it changes, and what somebody entered, where there is any. */
export type Shown = { form: Form; row?: LucidRow; input?: FormInput }

/** Everything that the page of a form shows. */
export async function formPage(shown: Shown) {
  const { form, row } = shown
  const { admin, actor } = form
  const mayWrite = row ? admin.hasChangePermission(actor, row) : admin.hasAddPermission(actor)
  const fieldsets = form.fieldsets.map(async ({ fields, ...fieldset }) => ({
    ...fieldset,
    fields: await shownFields(fields, shown, mayWrite),
  }))

  return {
    admin,
    row,
    mayWrite,
    title: row ? admin.titleOf(row) : `Add ${admin.label.toLowerCase()}`,
    version: row && (await form.versionOf(row)),
    fieldsets: await Promise.all(fieldsets),
    mayDelete: row && admin.hasDeletePermission(actor, row),
    actions: row ? actionsFor(admin, actor).filter(({ name }) => name !== 'delete') : [],
    inlines: row ? await inlinesOf(admin, row, actor) : [],
    href: row ? addressOf(admin, row) : `/admin/${admin.slug}/add/`,
  }
}
