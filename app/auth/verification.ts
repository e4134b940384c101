import { verifyToken } from '#auth/jwt'
import { isUsable } from '#auth/refresh'
import TokenInvalidException from '#exceptions/token_invalid_exception'
import RefreshToken from '#models/refresh_token'
import Session from '#models/session'

/**
 * Passes over a token that would be accepted now: an access token by the
 * endpoints, a refresh token by its exchange. Nothing is used up.
 *
 * @throws TokenExpiredException, TokenInvalidException
 */
export async function verify(token: string) {
  const { token_type: type, jti, sid, sub } = verifyToken(token, 'access', 'refresh')

  const session = await Session.findUsable(sid, sub)
  if (!session) throw new TokenInvalidException()
  if (type === 'access') return

  const refreshToken = await RefreshToken.findBy({ id: jti, sessionId: sid })
  if (!refreshToken || !isUsable(refreshToken, session)) throw new TokenInvalidException()
}
