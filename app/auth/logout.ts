import { type Claims, verifyToken } from '#auth/jwt'
import Refusal from '#exceptions/refusal'
import Session from '#models/session'

/**
 * Ends the session of a refresh token. A token that opens nothing gets the same
 * silence: whoever wanted to be signed out is (RFC 7009, section 2.2).
 */
export async function logout(token: string) {
  const claims = claimsOf(token)
  const session = claims && (await Session.findBy({ id: claims.sid, userId: claims.sub }))

  await session?.end('logout')
}

function claimsOf(token: string): Claims | null {
  try {
    return verifyToken(token, 'refresh')
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
