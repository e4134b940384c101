import NotFoundException from '#exceptions/not_found_exception'
import { primaryOf } from '#services/admin/fields'
import { validate as isUuid } from 'uuid'
import type { FieldType } from '#services/admin/column_types'
import type { ModelAdmin } from '#services/admin/model_admin'

/** Whether a text can be a key of this type: PostgreSQL refuses to look for one that cannot. */
export function isKey(text: string, type: FieldType) {
  if (type === 'uuid') return isUuid(text)
  if (type === 'number') return /^\d{1,15}$/.test(text)

  return text.length <= 255
}

/** The one spelling of a key, in which SQLite compares it. */
export function toKey(text: string, type: FieldType) {
  return type === 'uuid' ? text.toLowerCase() : text
}

/** @throws NotFoundException when one of these texts cannot be the key of a row */
export async function assertKeys(admin: ModelAdmin, texts: string[]) {
  const { type } = primaryOf(await admin.fields())
  if (!texts.every((text) => isKey(text, type))) throw new NotFoundException()
}
