import { Caller } from '#auth/caller'
import { CallerGuard } from '#auth/caller_guard'
import { keepAlive } from '#auth/keep_alive'
import { adminConfig } from '#config/admin'
import AuthenticationRequiredException from '#exceptions/authentication_required_exception'
import Session from '#models/session'
import { readSignIn, signInCookie } from '#services/admin/cookies'
import db from '@adonisjs/lucid/services/db'
import type User from '#models/user'

/**
 * Tells who of the staff sent a request to the admin site, by the cookie of the
 * sign-in there. A token opens nothing here: browsers send cookies by
 * themselves, so only the site, which checks its forms, takes them.
 */
export class AdminGuard extends CallerGuard {
  driverName = 'admin' as const

  async authenticateAsClient(user: User) {
    const device = { userAgent: 'test', ipAddress: '127.0.0.1' }
    const session = await db.transaction((client) =>
      Session.start(user, device, client, adminConfig.lifetimes)
    )

    return { headers: { cookie: signInCookie(session) } }
  }

  protected async findCaller() {
    const signIn = readSignIn(this.ctx.request)
    const caller = signIn && (await Caller.find(signIn.sessionId, signIn.userId))
    if (!caller?.isStaff) throw new AuthenticationRequiredException()

    await keepAlive(caller.sessionId)
    return caller
  }
}
