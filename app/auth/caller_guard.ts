import AuthenticationRequiredException from '#exceptions/authentication_required_exception'
import Refusal from '#exceptions/refusal'
import { symbols } from '@adonisjs/auth'
import type { AuthClientResponse, GuardContract } from '@adonisjs/auth/types'
import type { HttpContext } from '@adonisjs/core/http'
import type { Caller } from '#auth/caller'
import type User from '#models/user'

/**
 * Tells who sent a request. What shows it, a token or a cookie, is up to each
 * guard; the session and its user are read from the database each time, so
 * whoever is signed out, disabled or stripped of rights notices with the next
 * request.
 */
export abstract class CallerGuard implements GuardContract<User> {
  declare [symbols.GUARD_KNOWN_EVENTS]: {}

  abstract driverName: string
  isAuthenticated = false
  authenticationAttempted = false

  /** Whose session it is, once check has found out. */
  caller?: Caller

  #refusal?: Refusal

  constructor(protected readonly ctx: HttpContext) {}

  /** Signs a user in for a test: client.loginAs(user). */
  abstract authenticateAsClient(user: User): Promise<AuthClientResponse>

  /** @throws Refusal when nothing in the request opens an account */
  protected abstract findCaller(): Promise<Caller>

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

  /** @throws Refusal, the one that findCaller gave */
  async authenticate() {
    if (!(await this.check())) this.#refuse()
    return this.getUserOrFail()
  }

  /** Whether the request opens an account. Looks only once. */
  async check() {
    if (this.authenticationAttempted) return this.isAuthenticated
    this.authenticationAttempted = true

    try {
      this.caller = await this.findCaller()
      this.isAuthenticated = true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#refusal = error
    }

    return this.isAuthenticated
  }

  #refuse(): never {
    throw this.#refusal ?? new AuthenticationRequiredException()
  }
}
