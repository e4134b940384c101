import { EXPORT_STATUSES } from '#models/account_export'
import { example } from '#services/openapi/examples'
import { userSchema } from '#transformers/account/user_transformer'
import { id, time } from '#transformers/fields'
import { exportedSessionSchema } from '#transformers/sessions/session_transformer'
import { BaseTransformer } from '@adonisjs/core/transformers'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type AccountExport from '#models/account_export'

export const exportSchema = vine
  .object({
    id: id(),
    status: vine.enum(EXPORT_STATUSES),
    progress: vine.number().use(example(40)),
    created_at: time(),
    expires_at: time(),
  })
  .meta({ title: 'Export' })

export const exportContentSchema = vine
  .object({ account: userSchema, sessions: vine.array(exportedSessionSchema) })
  .meta({ title: 'ExportContent' })

export type ExportContent = Infer<typeof exportContentSchema>

export default class ExportTransformer extends BaseTransformer<AccountExport> {
  toObject(): Infer<typeof exportSchema> {
    const { id: exportId, status, progress, createdAt, expiresAt } = this.resource

    return {
      id: exportId,
      status,
      progress,
      created_at: createdAt.toString(),
      expires_at: expiresAt.toString(),
    }
  }
}
