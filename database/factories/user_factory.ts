import { randomUUID } from 'node:crypto'
import User from '#models/user'
import hash from '@adonisjs/core/services/hash'
import Factory from '@adonisjs/lucid/factories'
import { DateTime } from 'luxon'

export const PASSWORD = 'correct horse battery staple'

let hashed: Promise<string> | undefined

/** An ordinary active account with the password above; its address is new each time. */
export const UserFactory = Factory.define(User, async () => ({
  email: `${randomUUID()}@example.com`,
  password: await (hashed ??= hash.make(PASSWORD)),
  firstName: 'Ada',
  lastName: 'Lovelace',
  isStaff: false,
  isSuperuser: false,
  isActive: true,
  emailVerifiedAt: null,
}))
  .state('staff', (user) => user.merge({ isStaff: true }))
  .state('superuser', (user) => user.merge({ isStaff: true, isSuperuser: true }))
  .state('inactive', (user) => user.merge({ isActive: false }))
  .state('verified', (user) => user.merge({ emailVerifiedAt: DateTime.utc() }))
  .state('withoutPassword', (user) => user.merge({ password: null }))
  .build()
