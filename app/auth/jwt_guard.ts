import { Caller } from '#auth/caller'
import { CallerGuard } from '#auth/caller_guard'
import { verifyToken } from '#auth/jwt'
import { startSession } from '#auth/tokens'
import AuthenticationRequiredException from '#exceptions/authentication_required_exception'
import TokenInvalidException from '#exceptions/token_invalid_exception'
import { countOf } from '#services/raw_headers'
import db from '@adonisjs/lucid/services/db'
import type User from '#models/user'

/**
 * Tells who sent a request by its access token, which counts in the header
 * Authorization and nowhere else (RFC 6750, section 2.1).
 */
export class JwtGuard extends CallerGuard {
  driverName = 'jwt' as const

  async authenticateAsClient(user: User) {
    const device = { userAgent: 'test', ipAddress: '127.0.0.1' }
    const { access } = await db.transaction((client) => startSession(user, device, client))

    return { headers: { authorization: `Bearer ${access}` } }
  }

  protected async findCaller() {
    const { sid, sub } = verifyToken(this.#bearerToken(), 'access')
    const caller = await Caller.find(sid, sub)
    if (!caller) throw new TokenInvalidException()

    return caller
  }

  #bearerToken() {
    const { headers, rawHeaders } = this.ctx.request.request
    const [scheme, token, ...rest] = (headers.authorization ?? '').split(' ')
    const isOne = !rest.length && countOf(rawHeaders, 'authorization') === 1

    if (scheme.toLowerCase() !== 'bearer' || !token) throw new AuthenticationRequiredException()
    if (!isOne) throw new TokenInvalidException()

    return token
  }
}
