import { adminConfig } from '#config/admin'
import { toTimestamp } from '#database/columns'
import { PreparedQuery } from '#database/prepared'
import { DateTime } from 'luxon'

/** A row that is written with every request would cost more than what is read. */
const EVERY = { minute: 1 }

const keepAliveQuery = new PreparedQuery(
  'keep_alive',
  `UPDATE sessions
      SET last_used_at = ?,
          idle_expires_at = CASE WHEN absolute_expires_at < ? THEN absolute_expires_at ELSE ? END
    WHERE id = ? AND ended_at IS NULL AND idle_expires_at > ? AND last_used_at < ?
RETURNING id`
)

/** Puts off the idle end of a sign-in of the admin site, never past its absolute end. */
export async function keepAlive(sessionId: string) {
  const now = DateTime.utc()
  const time = toTimestamp(now)
  const end = toTimestamp(now.plus({ seconds: adminConfig.lifetimes.idle }))

  await keepAliveQuery.first([time, end, end, sessionId, time, toTimestamp(now.minus(EVERY))])
}
