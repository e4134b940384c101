import { verifyToken } from '#auth/jwt'
import { startSession } from '#auth/tokens'
import AuthenticationRequiredException from '#exceptions/authentication_required_exception'
import Refusal from '#exceptions/refusal'
import TokenInvalidException from '#exceptions/token_invalid_exception'
import Session from '#models/session'
import { symbols } from '@adonisjs/auth'
import db from '@adonisjs/lucid/services/db'
import type { AuthClientResponse, GuardContract } from '@adonisjs/auth/types'
import type { HttpContext } from '@adonisjs/core/http'
import type User from '#models/user'

/**
 * Tells who sent a request by its access token, which counts in the header
 * Authorization and nowhere else (RFC 6750, section 2.1). The session and its
 * user are read from the database each time, so whoever is signed out, disabled
 * or stripped of rights notices with the next request.
 */
export class JwtGuard implements GuardContract<User> {
  declare [symbols.GUARD_KNOWN_EVENTS]: {}

  driverName = 'jwt' as const
  isAuthenticated = false
  authenticationAttempted = false
  user?: User

  /** The session that the access token belongs to. */
  session?: Session

  #ctx: HttpContext
  #refusal?: Refusal

  constructor(ctx: HttpContext) {
    this.#ctx = ctx
  }

  /** @throws AuthenticationRequiredException when the request was not authenticated */
  getUserOrFail() {
    return this.user ?? this.#refuse()
  }

  /** @throws AuthenticationRequiredException when the request was not authenticated */
  getSessionOrFail() {
    return this.session ?? this.#refuse()
  }

  /** @throws AuthenticationRequiredException, TokenExpiredException, TokenInvalidException */
  async authenticate() {
    if (!(await this.check())) this.#refuse()
    return this.getUserOrFail()
  }

  /** Whether the request carries a token that opens an account. Looks only once. */
  async check() {
    if (this.authenticationAttempted) return this.isAuthenticated
    this.authenticationAttempted = true

    try {
      this.session = await this.#findSession()
      this.user = this.session.user
      this.isAuthenticated = true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#refusal = error
    }

    return this.isAuthenticated
  }

  /** Signs a user in for a test: client.loginAs(user). */
  async authenticateAsClient(user: User): Promise<AuthClientResponse> {
    const device = { userAgent: 'test', ipAddress: '127.0.0.1' }
    const { access } = await db.transaction((client) => startSession(user, device, client))

    return { headers: { authorization: `Bearer ${access}` } }
  }

  async #findSession() {
    const { sid, sub } = verifyToken(this.#bearerToken(), 'access')
    const session = await Session.findUsable(sid, sub)
    if (!session) throw new TokenInvalidException()

    return session
  }

  #bearerToken() {
    const [scheme, token, ...rest] = (this.#ctx.request.header('authorization') ?? '').split(' ')
    if (scheme.toLowerCase() !== 'bearer') throw new AuthenticationRequiredException()
    if (!token || rest.length) throw new TokenInvalidException()

    return token
  }

  #refuse(): never {
    throw this.#refusal ?? new AuthenticationRequiredException()
  }
}
