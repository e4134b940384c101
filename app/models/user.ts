import { UserSchema } from '#database/schema'
import Group from '#models/group'
import MailedToken from '#models/mailed_token'
import OutgoingMail from '#models/outgoing_mail'
import Session from '#models/session'
import { beforeCreate, beforeUpdate, hasMany, manyToMany } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { HasMany, ManyToMany } from '@adonisjs/lucid/types/relations'
import type { MailKind } from '#services/outbox/kinds'

/** What shows that whoever reads the mailbox is the one who registered. */
type Voucher = { sessionId?: string; knowsPassword?: boolean }

type Names = { first_name?: string; last_name?: string }

/** An account. Its email is its user name, stored as normalizeEmail() writes it. */
export default class User extends UserSchema {
  static selfAssignPrimaryKey = true

  @hasMany(() => Session)
  declare sessions: HasMany<typeof Session>

  @manyToMany(() => Group, { pivotTable: 'group_members' })
  declare groups: ManyToMany<typeof Group>

  @beforeCreate()
  static fillIn(user: User) {
    user.id ??= uuid()
    user.dateJoined ??= DateTime.utc()
    user.emailVerifiedAt ??= null
  }

  /** An ordinary account without a password, which only its mailbox opens. */
  static signUp(email: string, client: TransactionClientContract) {
    const rights = { isActive: true, isStaff: false, isSuperuser: false }
    const account = { email, password: null, firstName: '', lastName: '', ...rights }

    return this.create({ ...account, emailVerifiedAt: DateTime.utc() }, { client })
  }

  /** A disabled account is signed out everywhere, and stays so when it is enabled again. */
  @beforeUpdate()
  static async signOutWhenDisabled(user: User) {
    if (user.$dirty.isActive !== false) return
    await Session.endAllOf(user.id, 'deactivated', { client: user.$trx })
  }

  get isEmailVerified() {
    return this.emailVerifiedAt !== null
  }

  /** Gives the account every right, and the use of it. */
  promote(this: User) {
    return this.merge({ isStaff: true, isSuperuser: true, isActive: true }).save()
  }

  /**
   * Notes that the owner of the mailbox was here. Who registered an unproven
   * address may have been somebody else, so the password, the sessions and the
   * mailed tokens of that time end. With a session of the account, or with its
   * password, the owner shows to be the same person, and keeps what was shown.
   */
  async proveMailbox(this: User, { sessionId, knowsPassword }: Voucher = {}) {
    if (this.isEmailVerified) return this

    await Session.endAllOf(this.id, 'mailbox_proven', { except: sessionId, client: this.$trx })
    await MailedToken.endAllOf(this)

    return this.merge({
      emailVerifiedAt: DateTime.utc(),
      password: sessionId || knowsPassword ? this.password : null,
    }).save()
  }

  /** Moves the account to another mailbox, which has just been proven. */
  async moveTo(this: User, email: string) {
    await this.proveMailbox()
    await MailedToken.endAllOf(this)

    return this.merge({ email }).save()
  }

  /** Ends what the old password, or a guess at it, may have brought about, and tells the owner. */
  async changePassword(this: User, hashed: string) {
    await Session.endAllOf(this.id, 'password_changed', { client: this.$trx })
    await MailedToken.endAllOf(this, ['change_email', 'reset_password', 'magic_link'])
    await this.mail('password_changed')

    return this.merge({ password: hashed }).save()
  }

  /** Leaves a mail to this account in the outbox. */
  mail(this: User, kind: MailKind, variables: Record<string, string> = {}) {
    const mail = { kind, recipient: this.email, userId: this.id, variables }
    return OutgoingMail.create(mail, { client: this.$trx })
  }

  /** Takes over the names that are given and leaves the others. */
  rename(this: User, { first_name: firstName, last_name: lastName }: Names) {
    return this.merge({
      firstName: firstName ?? this.firstName,
      lastName: lastName ?? this.lastName,
    }).save()
  }
}
