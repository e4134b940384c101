import { Caller } from '#auth/caller'
import { verifyToken } from '#auth/jwt'
import { startSession } from '#auth/tokens'
import AuthenticationRequiredException from '#exceptions/authentication_required_exception'
import Refusal from '#exceptions/refusal'
import TokenInvalidException from '#exceptions/token_invalid_exception'
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

  /** Whom the access token belongs to, once check has found out. */
  caller?: Caller

  #ctx: HttpContext
  #refusal?: Refusal

  constructor(ctx: HttpContext) {
    this.#ctx = ctx
  }

  /** The account as a model. The caller costs less and is enough to read. */
  get user() {
    return this.caller?.user
  }

  /** @throws AuthenticationRequiredException when the request was not authenticated */
  getUserOrFail() {
    return this.getCallerOrFail().user
  }

  /** @throws AuthenticationRequiredException when the request was not authenticated */
  getCallerOrFail() {
    return this.caller ?? this.#refuse()
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
      this.caller = await this.#findCaller()
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

  async #findCaller() {
    const { sid, sub } = verifyToken(this.#bearerToken(), 'access')
    return (await Caller.find(sid, sub)) ?? this.#refuse(new TokenInvalidException())
  }

  #bearerToken() {
    const { headersDistinct } = this.#ctx.request.request
    const [credentials = '', ...others] = headersDistinct.authorization ?? []
    const [scheme, token, ...rest] = credentials.split(' ')

    if (scheme.toLowerCase() !== 'bearer' || !token) throw new AuthenticationRequiredException()
    if (rest.length || others.length) throw new TokenInvalidException()

    return token
  }

  #refuse(refusal = this.#refusal): never {
    throw refusal ?? new AuthenticationRequiredException()
  }
}
