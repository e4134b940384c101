import { signToken } from '#auth/jwt'
import { jwtConfig } from '#config/jwt'
import Session from '#models/session'
import { v7 as uuid } from 'uuid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#models/user'
import type { Device } from '#services/device'

/** What a client is given: access opens endpoints, refresh is exchanged for the next pair. */
export type Tokens = { access: string; refresh: string }

/** Signs somebody in on this device, in the transaction of whatever proved who it is. */
export async function startSession(
  user: User,
  device: Device,
  client: TransactionClientContract
): Promise<Tokens> {
  return signTokens(await Session.start(user, device, client))
}

/** The same refresh token gives the same text each time; the access token is a new one. */
export function signTokens(session: Session): Tokens {
  return { access: signAccessToken(session), refresh: signRefreshToken(session) }
}

function signAccessToken(session: Session) {
  const iat = Math.floor(Date.now() / 1000)
  const end = session.absoluteExpiresAt.toUnixInteger()

  return signToken({
    token_type: 'access',
    sub: session.userId,
    sid: session.id,
    jti: uuid(),
    iat,
    exp: Math.min(iat + jwtConfig.accessLifetime, end),
  })
}

function signRefreshToken(session: Session) {
  return signToken({
    token_type: 'refresh',
    sub: session.userId,
    sid: session.id,
    jti: session.refreshTokenId,
    iat: session.refreshTokenIssuedAt.toUnixInteger(),
    exp: session.idleExpiresAt.toUnixInteger(),
  })
}
