import AuthenticationRequiredException from '#exceptions/authentication_required_exception'
import Refusal from '#exceptions/refusal'
import { symbols } from '@adonisjs/auth'
import db from '@adonisjs/lucid/services/db'
import type { GuardContract } from '@adonisjs/auth/types'
import type { HttpContext } from '@adonisjs/core/http'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Caller } from '#auth/caller'
import type User from '#models/user'
import type { Device } from '#services/device'

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

  /** @throws Refusal when nothing in the request opens an account */
  protected abstract findCaller(): Promise<Caller>

  /** Starts a session, and answers the headers of a request that belongs to it. */
  protected abstract signIn(
    user: User,
    device: Device,
    client: TransactionClientContract
  ): Promise<Record<string, string>>

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

  /** Signs a user in for a test: client.loginAs(user). */
  async authenticateAsClient(user: User) {
    const device = { userAgent: 'test', ipAddress: '127.0.0.1' }
    return { headers: await db.transaction((client) => this.signIn(user, device, client)) }
  }

  #refuse(): never {
    throw this.#refusal ?? new AuthenticationRequiredException()
  }
}
