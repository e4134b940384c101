import { type Purpose, PURPOSES } from '#config/email'
import { toTimestamp } from '#database/columns'
import { MailedTokenSchema } from '#database/schema'
import InvalidOrExpiredException from '#exceptions/invalid_or_expired_exception'
import OutgoingMail from '#models/outgoing_mail'
import User from '#models/user'
import {
  hashOfCode,
  hashOfToken,
  makeSecrets,
  rowOf,
  type SecretsRequest,
} from '#services/mailed_secrets'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'

/**
 * A secret that was mailed: a token, for a magic link a short code as well. It
 * is good for one purpose, once. An account has one for each purpose, so a newer
 * one replaces it; only hashes are stored (ASVS 6.5.2).
 */
export default class MailedToken extends MailedTokenSchema {
  static selfAssignPrimaryKey = true

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  static live = scope((query) => query.where('expires_at', '>', toTimestamp(DateTime.utc())))

  /**
   * Makes the secrets of a mail.
   *
   * @returns null when a mail that was asked for later has its own already
   */
  static async issue(request: SecretsRequest) {
    const secrets = makeSecrets()
    const row = rowOf(request, secrets)

    const insertion = db.insertQuery().table('mailed_tokens').insert(row)
    insertion.knexQuery
      .onConflict(['purpose', 'holder'])
      .merge()
      .where('mailed_tokens.mail_id', '<=', row.mail_id)
    await insertion

    const issued = await this.find(row.id)
    return issued && secrets
  }

  /** @throws InvalidOrExpiredException */
  static async findLive(purpose: Purpose, token: string, client?: TransactionClientContract) {
    const found = await this.query({ client })
      .where({ purpose, token_hash: hashOfToken(token) })
      .withScopes((scopes) => scopes.live())
      .first()

    return found ?? refuse()
  }

  /**
   * Uses the token of an account up, and answers the account, locked, with the
   * mailbox that it was sent to.
   *
   * @throws InvalidOrExpiredException also when the account has left that mailbox since
   */
  static async redeem(
    purpose: Exclude<Purpose, 'magic_link'>,
    token: string,
    client: TransactionClientContract
  ) {
    const found = await this.findLive(purpose, token, client)
    const user = await User.query({ client }).where({ id: found.userId }).forUpdate().first()
    if (!user) refuse()
    if (purpose !== 'change_email' && user.email !== found.email) refuse()

    await found.useUp()
    return { user, email: found.email }
  }

  /**
   * Uses the code of a magic link up. It is looked for in the mailbox that is
   * named, or among those asked for from the same network; a wrong guess costs
   * each of them a try.
   *
   * @returns null for a wrong guess, which has to be committed all the same
   */
  static async redeemCode(
    code: string,
    { email, network }: { email?: string; network: string },
    client: TransactionClientContract
  ) {
    const pending = await this.query({ client })
      .where('purpose', 'magic_link')
      .where(email ? { holder: email } : { network })
      .where('tries_left', '>', 0)
      .withScopes((scopes) => scopes.live())
      .orderBy('id')
      .forUpdate()

    const match = pending.find((token) => token.codeHash === hashOfCode(token.email, code))
    const ids = pending.map(({ id }) => id)

    if (match) await match.useUp()
    else await this.query({ client }).whereIn('id', ids).decrement('tries_left')

    return match ?? null
  }

  /** Forgets what was mailed to an account, or waits to be, for all purposes or for some, in its transaction. */
  static async endAllOf({ id, email, $trx }: User, purposes: Purpose[] = [...PURPOSES]) {
    await this.query({ client: $trx })
      .whereIn('holder', [id, email])
      .whereIn('purpose', purposes)
      .delete()
    await OutgoingMail.callOff(id, purposes, $trx)
  }

  /** @throws InvalidOrExpiredException when none is left */
  async spendTry(this: MailedToken) {
    const [spent] = await MailedToken.query()
      .where('id', this.id)
      .where('tries_left', '>', 0)
      .decrement('tries_left')
    if (!Number(spent)) refuse()
  }

  /**
   * Of all that present a token at once, the deletion lets one through.
   *
   * @throws InvalidOrExpiredException for the others
   */
  async useUp(this: MailedToken) {
    const [deleted] = await MailedToken.query({ client: this.$trx }).where('id', this.id).delete()
    if (!deleted) refuse()
  }
}

function refuse(): never {
  throw new InvalidOrExpiredException()
}
