import Group from '#models/group'
import MailedToken from '#models/mailed_token'
import Session from '#models/session'
import User from '#models/user'
import {
  assertMayDelete,
  assertMayRegroup,
  assertMaySave,
  lockAccount,
} from '#services/admin/account_rules'
import { type Action, ModelAdmin, type Writing } from '#services/admin/model_admin'
import { email } from '#validators/fields'
import { DateTime } from 'luxon'
import type { Actor } from '#services/admin/actor'

export default class UserAdmin extends ModelAdmin<typeof User> {
  model = User
  group = 'Accounts'

  listDisplay = ['email', 'firstName', 'lastName', 'isActive', 'isStaff', 'dateJoined', 'lastLogin']
  listFilter = ['isActive', 'isStaff', 'isSuperuser', 'emailVerifiedAt', 'dateJoined']
  searchFields = ['email', 'firstName', 'lastName']
  ordering = '-dateJoined'
  dateHierarchy = 'dateJoined'

  exclude = ['password']
  readonlyFields = ['emailVerifiedAt', 'dateJoined', 'lastLogin']
  fieldsets = [
    { title: 'Person', fields: ['email', 'firstName', 'lastName'] },
    { title: 'Rights', fields: ['isActive', 'isStaff', 'isSuperuser', 'groups'] },
    { title: 'Dates', fields: ['dateJoined', 'lastLogin', 'emailVerifiedAt'] },
  ]
  labels = {
    emailVerifiedAt: 'Email verified',
    isActive: 'Active',
    isStaff: 'Staff',
    isSuperuser: 'Superuser',
  }
  rules = { email: email() }

  inlines = [{ relation: 'sessions', display: ['userAgent', 'ipAddress', 'lastUsedAt', 'endedAt'] }]

  actions: Action<User>[] = [
    {
      name: 'deactivate',
      label: 'Deactivate',
      question: 'They are signed out everywhere and cannot sign in until somebody activates them.',
      isDanger: true,
      run: (user) => user.merge({ isActive: false }),
    },
    {
      name: 'activate',
      label: 'Activate',
      question: 'They can sign in again.',
      run: (user) => user.merge({ isActive: true }),
    },
    {
      name: 'end_sessions',
      label: 'End sessions',
      question: 'They are signed out on all of their devices, with the next request.',
      isDanger: true,
      run: (user, { client }) => Session.endAllOf(user.id, 'revoked', { client }),
    },
    {
      name: 'send_reset_link',
      label: 'Send reset link',
      question: 'They get a mail with a link to choose a new password.',
      run: (user) => user.mail('reset_password'),
    },
    {
      name: 'verify_email',
      label: 'Mark email as verified',
      question: 'You vouch for it that the mailbox is theirs.',
      run: (user) => user.merge({ emailVerifiedAt: user.emailVerifiedAt ?? DateTime.utc() }),
    },
    {
      name: 'make_staff',
      label: 'Make staff',
      question: 'They can open this site, and do there what their groups may.',
      run: (user) => user.merge({ isStaff: true }),
    },
  ]

  async lock(id: string, { client }: Writing) {
    return lockAccount(id, client)
  }

  /** Another mailbox has proven nothing yet, and what was mailed to the old one opens nothing. */
  async cleanModel(user: User, { actor }: Writing) {
    await assertMaySave(actor, user)
    if (!user.$isPersisted || !user.$dirty.email) return

    await MailedToken.endAllOf(user)
    user.emailVerifiedAt = null
  }

  /** Who joins or leaves a group gains or loses what it grants. */
  async saveRelated(user: User, relation: string, keys: string[], writing: Writing) {
    const before = await user.related('groups').query()
    const concerned = new Set(keys).symmetricDifference(new Set(before.map(({ id }) => id)))
    const groups = await Group.query({ client: writing.client }).whereIn('id', [...concerned])

    await assertMayRegroup(writing.actor, user, groups)
    await super.saveRelated(user, relation, keys, writing)
  }

  async cleanDeletion(user: User, actor: Actor) {
    await assertMayDelete(actor, user)
  }
}
