import { type Claims, verifyToken } from '#auth/jwt'
import { signTokens, type Tokens } from '#auth/tokens'
import { jwtConfig } from '#config/jwt'
import { toTimestamp } from '#database/columns'
import { PreparedQuery } from '#database/prepared'
import TokenInvalidException from '#exceptions/token_invalid_exception'
import Session from '#models/session'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'

/**
 * Of all requests that present the newest refresh token of a session, the
 * database lets one put a successor in its place.
 */
const exchangeQuery = new PreparedQuery(
  'exchange',
  `UPDATE sessions
      SET used_refresh_token_id = refresh_token_id, refresh_token_id = ?,
          refresh_token_issued_at = ?, last_used_at = ?, refreshed_at = ?,
          idle_expires_at = CASE WHEN absolute_expires_at < ? THEN absolute_expires_at ELSE ? END
    WHERE id = ? AND user_id = ? AND refresh_token_id = ?
      AND ended_at IS NULL AND idle_expires_at > ?
      AND EXISTS (SELECT 1 FROM users WHERE users.id = sessions.user_id AND users.is_active)
RETURNING id, user_id, refresh_token_id, refresh_token_issued_at, idle_expires_at,
          absolute_expires_at`
)

/**
 * Exchanges a refresh token for its successor (RFC 9700, section 4.14.2).
 *
 * A session knows its newest refresh token and the one that was exchanged for
 * it. The newest one is exchanged; the used one is a retry and gets the same
 * successor again; any other was replaced by a token that has been used since,
 * so somebody else has a copy, and the session ends.
 *
 * @throws TokenExpiredException, TokenInvalidException
 */
export async function refresh(token: string): Promise<Tokens> {
  const claims = verifyToken(token, 'refresh')
  const session = (await exchange(claims)) ?? (await retry(claims))

  return signTokens(session)
}

/** The session with a new refresh token; null when the presented one is not its newest. */
async function exchange({ jti, sid, sub }: Claims) {
  const now = DateTime.utc()
  const time = toTimestamp(now)
  const issuedAt = now.startOf('second')
  const end = toTimestamp(issuedAt.plus({ seconds: jwtConfig.refreshLifetime }))

  const row = await exchangeQuery.first([
    ...[uuid(), toTimestamp(issuedAt), time, time, end, end],
    ...[sid, sub, jti, time],
  ])
  return row && Session.$createFromAdapterResult(row)
}

async function retry({ jti, sid, sub }: Claims) {
  const session = await Session.findUsable(sid, sub)
  if (!session) throw new TokenInvalidException()

  if (!isUsable(jti, session)) {
    await session.end('reuse')
    throw new TokenInvalidException()
  }

  return session.touch()
}

/** Whether the refresh token with this id would be exchanged now. */
export function isUsable(id: string, session: Session) {
  if (id === session.refreshTokenId) return true
  return id === session.usedRefreshTokenId && !isGraceOver(session)
}

function isGraceOver({ refreshedAt }: Session) {
  if (jwtConfig.rotation === 'compatible') return false
  return refreshedAt!.plus({ seconds: jwtConfig.graceSeconds }) < DateTime.utc()
}
