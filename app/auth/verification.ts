import { verifyToken } from '#auth/jwt'
import { isUsable } from '#auth/refresh'
import TokenInvalidException from '#exceptions/token_invalid_exception'
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
  const isGood = session && (type === 'access' || isUsable(jti, session))
  if (!isGood) throw new TokenInvalidException()
}
