import { toTimestamp } from '#database/columns'
import Session from '#models/session'
import { DateTime } from 'luxon'

/**
 * For how long a session is kept, also one that has ended: it tells the
 * addresses that its account is known at.
 */
const RETENTION = { days: 30 }

/** Whether the account with this email signed in from this network within the retention. */
export async function isKnownAddress(email: string, network: string) {
  const known = await Session.query()
    .select('id')
    .where('network', network)
    .where('created_at', '>', toTimestamp(DateTime.utc().minus(RETENTION)))
    .whereHas('user', (user) => user.where('email', email))
    .first()

  return known !== null
}

/**
 * Removes so many sessions, at most, that are over and past their retention.
 *
 * @returns how many it removed
 */
export async function pruneSessions(limit: number) {
  const now = DateTime.utc()
  const over = await Session.query()
    .select('id')
    .where('created_at', '<', toTimestamp(now.minus(RETENTION)))
    .where((query) =>
      query.whereNotNull('ended_at').orWhere('idle_expires_at', '<=', toTimestamp(now))
    )
    .limit(limit)

  await Session.query()
    .whereIn(
      'id',
      over.map(({ id }) => id)
    )
    .delete()

  return over.length
}
