import { Caller } from '#auth/caller'
import { CallerGuard } from '#auth/caller_guard'
import { verifyToken } from '#auth/jwt'
import { startSession } from '#auth/tokens'
import AuthenticationRequiredException from '#exceptions/authentication_required_exception'
import TokenInvalidException from '#exceptions/token_invalid_exception'
import { countOf } from '#services/raw_headers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#models/user'
import type { Device } from '#services/device'

/**
 * Tells who sent a request by its access token, which counts in the header
 * Authorization and nowhere else (RFC 6750, section 2.1).
 */
export class JwtGuard extends CallerGuard {
  driverName = 'jwt' as const

  protected async findCaller() {
    const { sid, sub } = verifyToken(this.#bearerToken(), 'access')
    const caller = await Caller.find(sid, sub)
    if (!caller) throw new TokenInvalidException()

    return caller
  }

  protected async signIn(user: User, device: Device, client: TransactionClientContract) {
    const { access } = await startSession(user, device, client)
    return { authorization: `Bearer ${access}` }
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
