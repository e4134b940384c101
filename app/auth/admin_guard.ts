import { Caller } from '#auth/caller'
import { CallerGuard } from '#auth/caller_guard'
import { keepAlive } from '#auth/keep_alive'
import { adminConfig } from '#config/admin'
import AuthenticationRequiredException from '#exceptions/authentication_required_exception'
import Session from '#models/session'
import { readSignIn, signInCookie } from '#services/admin/cookies'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#models/user'
import type { Device } from '#services/device'

/**
 * Tells who of the staff sent a request to the admin site, by the cookie of the
 * sign-in there. A token opens nothing here: browsers send cookies by
 * themselves, so only the site, which checks its forms, takes them.
 */
export class AdminGuard extends CallerGuard {
  driverName = 'admin' as const

  protected async findCaller() {
    const signIn = readSignIn(this.ctx.request)
    const caller = signIn && (await Caller.find(signIn.sessionId, signIn.userId))
    if (!caller?.isStaff) throw new AuthenticationRequiredException()

    await keepAlive(caller.sessionId)
    return caller
  }

  protected async signIn(user: User, device: Device, client: TransactionClientContract) {
    const { lifetimes } = adminConfig
    const session = await Session.start(user, { ...device, lifetimes }, client)

    return { cookie: signInCookie(session) }
  }
}
