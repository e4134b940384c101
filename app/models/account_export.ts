import { toTimestamp } from '#database/columns'
import { AccountExportSchema } from '#database/schema'
import User from '#models/user'
import { beforeCreate, belongsTo, scope } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { ExportContent } from '#transformers/account/export_transformer'

export const EXPORT_STATUSES = ['queued', 'running', 'done', 'failed'] as const
type ExportStatus = (typeof EXPORT_STATUSES)[number]

/** For how long an export can be read. */
const LIFETIME = { days: 1 }

const expiry = () => DateTime.utc().plus(LIFETIME)

/**
 * A copy of what is known about an account, for its owner. A job writes it; the
 * row tells how far it has come. A user has one at a time that is not finished:
 * a unique index sees to it.
 */
export default class AccountExport extends AccountExportSchema {
  static selfAssignPrimaryKey = true

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  declare status: ExportStatus

  static live = scope((query) => query.where('expires_at', '>', toTimestamp(DateTime.utc())))
  static expired = scope((query) => query.where('expires_at', '<=', toTimestamp(DateTime.utc())))

  @beforeCreate()
  static fillIn(accountExport: AccountExport) {
    accountExport.id ??= uuid()
    accountExport.status = 'queued'
    accountExport.progress = 0
    accountExport.createdAt = DateTime.utc()
    accountExport.expiresAt = expiry()
  }

  /** @throws E_ROW_NOT_FOUND when it is somebody else's, or has expired */
  static findLiveOf(userId: string, id: string) {
    return this.query()
      .where({ id, user_id: userId })
      .withScopes((scopes) => scopes.live())
      .firstOrFail()
  }

  /** @throws E_ROW_NOT_FOUND also when there is nothing to read in it yet */
  static findDoneOf(userId: string, id: string) {
    return this.query()
      .where({ id, user_id: userId, status: 'done' })
      .withScopes((scopes) => scopes.live())
      .firstOrFail()
  }

  /** @throws E_ROW_NOT_FOUND when the user never asked for one */
  static latestOf(userId: string) {
    return this.query().where('user_id', userId).orderBy('id', 'desc').firstOrFail()
  }

  /** An export to work on; null when it is finished, or gone with its account. */
  static async begin(id: string) {
    const [begun] = await this.query()
      .where('id', id)
      .whereNot('status', 'done')
      .update({ status: 'running', progress: 0 })

    return begun ? this.find(id) : null
  }

  static async markFailed(id: string) {
    await this.query().where('id', id).whereNot('status', 'done').update({ status: 'failed' })
  }

  /** What was written; only an export that is done has it. */
  read(): ExportContent {
    return JSON.parse(this.content!)
  }

  /** Tells the owner how far it has come. */
  async report(this: AccountExport, progress: number) {
    await AccountExport.query().where({ id: this.id, status: 'running' }).update({ progress })
  }

  /** From now on, and for as long as it lives, the owner can read it. */
  async finish(this: AccountExport, content: ExportContent) {
    await AccountExport.query()
      .where({ id: this.id, status: 'running' })
      .update({
        status: 'done',
        progress: 100,
        content: JSON.stringify(content),
        expires_at: toTimestamp(expiry()),
      })
  }
}
