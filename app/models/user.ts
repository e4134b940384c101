import { UserSchema } from '#database/schema'
import Session from '#models/session'
import { beforeCreate, beforeUpdate, hasMany } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type { HasMany } from '@adonisjs/lucid/types/relations'

type Names = { first_name?: string; last_name?: string }

/** An account. Its email is its user name, stored as normalizeEmail() writes it. */
export default class User extends UserSchema {
  static selfAssignPrimaryKey = true

  @hasMany(() => Session)
  declare sessions: HasMany<typeof Session>

  @beforeCreate()
  static fillIn(user: User) {
    user.id ??= uuid()
    user.dateJoined ??= DateTime.utc()
    user.emailVerifiedAt ??= null
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

  /** Takes over the names that are given and leaves the others. */
  rename(this: User, { first_name: firstName, last_name: lastName }: Names) {
    return this.merge({
      firstName: firstName ?? this.firstName,
      lastName: lastName ?? this.lastName,
    }).save()
  }
}
