import { toTimestamp } from '#database/columns'
import Session from '#models/session'
import { DateTime } from 'luxon'

/**
 * For how long a session is kept, also one that has ended: it tells the
 * addresses that its account is known at.
 */
const RETENTION = { days: 30 }

const BATCH = 1000

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
 * Removes all sessions that are over and past their retention, in batches that
 * hold nobody up for long. After each of them it tells how many it has removed.
 *
 * @returns how many there were
 */
export async function pruneSessions(batch = BATCH, tell = (_total: number) => {}) {
  let total = 0

  for (let removed = batch; removed === batch;) {
    removed = await pruneBatch(batch)
    total += removed
    if (removed) tell(total)
  }

  return total
}

async function pruneBatch(limit: number) {
  const now = DateTime.utc()
  const over = await Session.query()
    .select('id')
    .where('created_at', '<', toTimestamp(now.minus(RETENTION)))
    .where((query) =>
      query.whereNotNull('ended_at').orWhere('idle_expires_at', '<=', toTimestamp(now))
    )
    .limit(limit)

  const ids = over.map(({ id }) => id)
  await Session.query().whereIn('id', ids).delete()

  return over.length
}
