import { type Claims, verifyToken } from '#auth/jwt'
import { signTokens, type Tokens } from '#auth/tokens'
import { jwtConfig } from '#config/jwt'
import { toTimestamp } from '#database/columns'
import TokenInvalidException from '#exceptions/token_invalid_exception'
import RefreshToken from '#models/refresh_token'
import Session from '#models/session'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Exchanges a refresh token for its successor (RFC 9700, section 4.14.2).
 *
 * The tokens of a session are numbered, and the session remembers the highest
 * number that was presented, its generation. One number above it is the next
 * step; the same number is a retry and gets the same successor; a lower one has
 * been replaced and used, so somebody else has a copy, and the session ends.
 *
 * @throws TokenExpiredException, TokenInvalidException
 */
export async function refresh(token: string): Promise<Tokens> {
  const claims = verifyToken(token, 'refresh')
  const tokens = await db.transaction((client) => exchange(claims, client))

  // Outside of the transaction: that the session ended has to stay, although the answer is a refusal
  if (!tokens) throw new TokenInvalidException()

  return tokens
}

async function exchange({ jti, sid, sub }: Claims, client: TransactionClientContract) {
  const presented = await RefreshToken.query({ client }).where({ id: jti, session_id: sid }).first()
  if (!presented) return null

  const isFirstUse = await advance(presented, client)
  const session = await Session.findUsable(sid, sub, client)
  if (!session) return null

  if (isFirstUse)
    return signTokens(session, await session.issueRefreshToken(session.generation + 1))

  if (!isUsable(presented, session)) {
    await session.end('reuse')
    return null
  }

  await session.touch()
  return signTokens(session, await successorOf(presented, client))
}

/** Of all requests that present a token for the first time, one is told so: the update decides. */
async function advance(presented: RefreshToken, client: TransactionClientContract) {
  const now = toTimestamp(DateTime.utc())
  const [advanced] = await Session.query({ client })
    .where({ id: presented.sessionId, generation: presented.generation - 1 })
    .withScopes((scopes) => scopes.live())
    .update({ generation: presented.generation, last_used_at: now })

  if (advanced) await presented.merge({ usedAt: DateTime.utc() }).save()
  return Boolean(advanced)
}

/** Whether a token of this session would be exchanged now. */
export function isUsable(token: RefreshToken, session: Session) {
  if (token.generation > session.generation) return true
  return token.generation === session.generation && !isGraceOver(token)
}

function isGraceOver({ usedAt }: RefreshToken) {
  if (jwtConfig.rotation === 'compatible' || !usedAt) return false
  return usedAt.plus({ seconds: jwtConfig.graceSeconds }) < DateTime.utc()
}

function successorOf({ sessionId, generation }: RefreshToken, client: TransactionClientContract) {
  return RefreshToken.query({ client })
    .where({ session_id: sessionId, generation: generation + 1 })
    .firstOrFail()
}
