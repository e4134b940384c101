import { adminConfig } from '#config/admin'
import Session from '#models/session'
import { readSignIn } from '#services/admin/cookies'
import { type Passwords, replacePassword } from '#services/password_change'
import { type Credentials, proveIdentity, recordSignIn } from '#services/sign_in'
import db from '@adonisjs/lucid/services/db'
import type { HttpRequest } from '@adonisjs/core/http'
import type User from '#models/user'
import type { Device } from '#services/device'

const { lifetimes } = adminConfig

/**
 * Signs staff in to the admin site. Everybody else gets the answer to a wrong
 * password, and no token is ever signed for the session.
 *
 * @throws InvalidCredentialsException, EmailNotVerifiedException, ServiceUnavailableException
 */
export async function signInToSite(credentials: Credentials, device: Device) {
  const proof = await proveIdentity(credentials, (user) => user.isActive && user.isStaff)

  return db.transaction(async (client) => {
    await recordSignIn(proof, client)
    return Session.start(proof.user, { ...device, lifetimes }, client)
  })
}

/** Ends the sign-in that a request brings the cookie of. */
export async function signOutOfSite(request: HttpRequest) {
  const signIn = readSignIn(request)
  const session = signIn && (await Session.find(signIn.sessionId))

  await session?.end('logout')
}

/**
 * Replaces the password of somebody on the site, and signs this browser in anew.
 *
 * @throws WrongPasswordException, ServiceUnavailableException
 */
export function changePasswordOnSite(user: User, passwords: Passwords, device: Device) {
  return replacePassword(user, passwords, (changed, client) =>
    Session.start(changed, { ...device, lifetimes }, client)
  )
}
