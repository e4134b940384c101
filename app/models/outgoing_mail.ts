import { outboxConfig } from '#config/outbox'
import { toTimestamp } from '#database/columns'
import { OutgoingMailSchema } from '#database/schema'
import User from '#models/user'
import emitter from '@adonisjs/core/services/emitter'
import { afterCreate, beforeCreate, belongsTo, scope } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { Failure } from '#services/outbox/failure'
import type { MailKind } from '#services/outbox/kinds'
import type { Preview } from '#services/outbox/preview'

type Query = ModelQueryBuilderContract<typeof OutgoingMail>

const areWaiting = (query: Query) => query.whereNull('sent_at').whereNull('failed_at')

/**
 * A mail that has to be sent: written in the transaction of whatever causes it,
 * composed and sent afterwards by any process. Nothing in the row opens an
 * account; tokens are made when the mail is composed.
 */
export default class OutgoingMail extends OutgoingMailSchema {
  static selfAssignPrimaryKey = true

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  declare kind: MailKind

  static waiting = scope((query: Query) => areWaiting(query))
  static failed = scope((query: Query) => query.whereNotNull('failed_at'))

  /** A time further off than any that is ever set was set by a clock that was wrong. */
  static due = scope((query: Query) => {
    const furthest = DateTime.utc().plus(outboxConfig.longestPause)
    const isDue = (due: Query) =>
      due
        .where('due_at', '<=', toTimestamp(DateTime.utc()))
        .orWhere('due_at', '>', toTimestamp(furthest))

    areWaiting(query).where(isDue)
  })

  @beforeCreate()
  static fillIn(mail: OutgoingMail) {
    mail.id ??= uuid()
    mail.variables ??= {}
    mail.attempts ??= 0
    mail.createdAt = DateTime.utc()
    mail.dueAt = mail.createdAt
  }

  /** Only what is certain is told: after the commit. */
  @afterCreate()
  static announce({ id, $trx }: OutgoingMail) {
    const announce = () => void emitter.emit('outbox:written', id)

    if ($trx) $trx.after('commit', announce)
    else announce()
  }

  /** Takes so many mails that are due, those first that were asked for first. */
  static async claim(limit: number) {
    const due = await this.query()
      .withScopes((scopes) => scopes.due())
      .orderBy('id')
      .limit(limit)

    const claimed: OutgoingMail[] = []
    for (const mail of due) if (await mail.claim()) claimed.push(mail)
    return claimed
  }

  static async count(state: 'waiting' | 'failed') {
    const [{ total }] = await this.query()
      .withScopes((scopes) => scopes[state]())
      .count('* as total')
      .pojo<{ total: number | string }>()

    return Number(total)
  }

  /** When the first of those that are due was; null when none is. */
  static async dueSince() {
    const first = await this.query()
      .withScopes((scopes) => scopes.due())
      .orderBy('due_at')
      .first()

    return first?.dueAt ?? null
  }

  /** Makes those that were given up wait again, all of them or one. */
  static async retryFailed(id?: string, client?: TransactionClientContract) {
    const [retried] = await this.query({ client })
      .withScopes((scopes) => scopes.failed())
      .if(id, (query) => query.where({ id }))
      .update({ failed_at: null, attempts: 0, due_at: toTimestamp(DateTime.utc()) })

    return Number(retried)
  }

  /** A token is made when its mail is composed: one that was not sent yet would bring another one. */
  static async callOff(userId: string, kinds: MailKind[], client?: TransactionClientContract) {
    await this.query({ client })
      .where('user_id', userId)
      .whereIn('kind', kinds)
      .whereNull('sent_at')
      .delete()
  }

  get state() {
    if (this.sentAt) return 'sent'
    return this.failedAt ? 'failed' : 'waiting'
  }

  /** Of all processes that want this mail, the update lets one have it, for as long as a lease. */
  async claim(this: OutgoingMail) {
    const { attempts } = this
    this.attempts++

    return this.update(attempts, {
      attempts: this.attempts,
      due_at: toTimestamp(DateTime.utc().plus(outboxConfig.lease)),
    })
  }

  markSent(this: OutgoingMail, preview: Preview | null) {
    const sent = { sent_at: toTimestamp(DateTime.utc()), last_error: null }
    return this.update(this.attempts, { ...sent, preview: preview && JSON.stringify(preview) })
  }

  /** Notes why an attempt failed. There is another one, unless this was the last. */
  markFailed(this: OutgoingMail, { reason, isFinal }: Failure) {
    const isOver = isFinal || this.attempts >= outboxConfig.maxAttempts
    const now = DateTime.utc()

    return this.update(this.attempts, {
      last_error: reason,
      ...(isOver
        ? { failed_at: toTimestamp(now) }
        : { due_at: toTimestamp(now.plus(pauseAfter(this.attempts))) }),
    })
  }

  /** Changes the row as long as nobody else has begun another attempt. */
  private async update(this: OutgoingMail, attempts: number, values: Record<string, unknown>) {
    const [updated] = await OutgoingMail.query()
      .where({ id: this.id, attempts })
      .withScopes((scopes) => scopes.waiting())
      .update(values)

    return Boolean(updated)
  }
}

/** Doubles each time; at random up to half of it less, so that a crowd does not come back at once. */
function pauseAfter(attempts: number) {
  const { firstPause, longestPause } = outboxConfig
  const pause = Math.min(firstPause * 2 ** (attempts - 1), longestPause)

  return Math.round(pause * (1 - Math.random() / 2))
}

declare module '@adonisjs/core/types' {
  interface EventsList {
    'outbox:written': string
  }
}
