import Session from '#models/session'
import User from '#models/user'
import { assertInReach } from '#services/admin/account_rules'
import { ReadonlyAdmin } from '#services/admin/readonly_admin'
import type { Action, Writing } from '#services/admin/model_admin'

/** Sign-ins. They are ended, never edited; the ids that tokens are signed from are shown nowhere. */
export default class SessionAdmin extends ReadonlyAdmin<typeof Session> {
  model = Session
  group = 'Accounts'

  listDisplay = [
    'userAgent',
    'user',
    'ipAddress',
    'createdAt',
    'lastUsedAt',
    'endedAt',
    'endReason',
  ]
  listFilter = ['endedAt', 'lastUsedAt', 'user']
  searchFields = ['ipAddress', 'userAgent']
  ordering = '-createdAt'
  dateHierarchy = 'createdAt'
  exclude = ['refreshTokenId', 'usedRefreshTokenId', 'refreshTokenIssuedAt', 'refreshedAt']

  actions: Action<Session>[] = [
    {
      name: 'end',
      label: 'End',
      question: 'Whoever uses them is signed out with the next request.',
      isDanger: true,
      run: (session) => session.end('revoked'),
    },
  ]

  /** Whom staff may not sign out in the list of users, they may not sign out here. */
  async cleanModel({ userId }: Session, { actor, client }: Writing) {
    await assertInReach(actor, await User.query({ client }).where('id', userId).firstOrFail())
  }

  titleOf({ userAgent, ipAddress }: Session) {
    return userAgent || ipAddress
  }
}
