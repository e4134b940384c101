import { jwtConfig } from '#config/jwt'
import { toTimestamp } from '#database/columns'
import { newestFirst } from '#database/order'
import { SessionSchema } from '#database/schema'
import User from '#models/user'
import { networkOf } from '#services/client_address'
import { type Lifetimes, timesFromNow } from '#services/session_lifetimes'
import { beforeCreate, belongsTo, scope } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { Device } from '#services/device'

/** Why a session is over, for its owner and for staff. */
type EndReason =
  'logout' | 'revoked' | 'reuse' | 'surplus' | 'deactivated' | 'password_changed' | 'mailbox_proven'

/** Where somebody signs in, and for how long if not as a client with tokens. */
type Start = Device & { lifetimes?: Lifetimes }

/**
 * One sign-in, with its family of refresh tokens: the newest one, and the one
 * that was exchanged for it. Both are kept as ids, from which they are signed
 * anew: with the database alone nobody can make one. A session ends for good: by
 * its owner, by itself when it idles or grows old, or when an older token comes
 * back. It idles until its newest refresh token expires.
 */
export default class Session extends SessionSchema {
  static selfAssignPrimaryKey = true

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  /** Neither ended nor run out. */
  static live = scope((query) =>
    query.whereNull('ended_at').where('idle_expires_at', '>', toTimestamp(DateTime.utc()))
  )

  @beforeCreate()
  static assignIds(session: Session) {
    session.id ??= uuid()
    session.refreshTokenId ??= uuid()
  }

  /** Signs somebody in. Of those with more sessions than are allowed, the one idle for longest ends. */
  static async start(
    user: User,
    { userAgent, ipAddress, lifetimes }: Start,
    client: TransactionClientContract
  ) {
    const session = await this.create(
      {
        userId: user.id,
        userAgent: userAgent.slice(0, 512),
        ipAddress,
        network: networkOf(ipAddress),
        ...timesFromNow(lifetimes),
      },
      { client }
    )
    await this.endSurplusOf(user.id, client)

    return session
  }

  /** The session of a token, with its user; null when it has ended or the account is disabled. */
  static async findUsable(id: string, userId: string, client?: TransactionClientContract) {
    const session = await this.query({ client })
      .where({ id, user_id: userId })
      .withScopes((scopes) => scopes.live())
      .preload('user')
      .first()

    return session?.user.isActive ? session : null
  }

  /** The live sessions of a user, newest first. */
  static liveOf(userId: string) {
    return this.query()
      .where('user_id', userId)
      .withScopes((scopes) => scopes.live())
      .orderBy(newestFirst('created_at'))
  }

  /** @throws E_ROW_NOT_FOUND when the session is somebody else's, or has ended */
  static findLiveOf(userId: string, id: string) {
    return this.liveOf(userId).where({ id }).firstOrFail()
  }

  /** Ends the live sessions of a user, all of them or all but one. */
  static async endAllOf(
    userId: string,
    reason: EndReason,
    { except, client }: { except?: string; client?: TransactionClientContract } = {}
  ) {
    await this.query({ client })
      .where('user_id', userId)
      .whereNull('ended_at')
      .if(except, (query) => query.whereNot({ id: except }))
      .update({ ended_at: toTimestamp(DateTime.utc()), end_reason: reason })
  }

  private static async endSurplusOf(userId: string, client: TransactionClientContract) {
    const surplus = await this.query({ client })
      .select('id')
      .where('user_id', userId)
      .withScopes((scopes) => scopes.live())
      .orderBy(newestFirst('last_used_at'))
      .offset(jwtConfig.maxSessionsPerUser)
      .limit(jwtConfig.maxSessionsPerUser)

    for (const session of surplus) await session.end('surplus')
  }

  /** Ends this session. Ending one that has ended changes nothing. */
  async end(this: Session, reason: EndReason) {
    await Session.query({ client: this.$trx })
      .where('id', this.id)
      .whereNull('ended_at')
      .update({ ended_at: toTimestamp(DateTime.utc()), end_reason: reason })
  }

  /** Notes that the session is in use. */
  touch(this: Session) {
    return this.merge({ lastUsedAt: DateTime.utc() }).save()
  }
}
