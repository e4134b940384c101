import { addressOf } from '#services/admin/cells'
import { SITE } from '#services/admin/site'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Form } from '#services/admin/form'
import type { FormInput } from '#services/admin/form_input'

/** Where the button leads with which somebody saved, as far as they may see it. */
export function addressAfterSaving({ admin, actor }: Form, row: LucidRow, input: FormInput) {
  if ('_another' in input) return `/admin/${admin.slug}/add/`
  if (!admin.hasViewPermission(actor)) return SITE

  return '_continue' in input ? addressOf(admin, row) : `/admin/${admin.slug}/`
}
