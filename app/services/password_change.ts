import { startSession } from '#auth/tokens'
import WrongPasswordException from '#exceptions/wrong_password_exception'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import { hashPassword, verifyPassword } from '#services/passwords'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Device } from '#services/device'

const FIELD = 'current_password'

export type Passwords = { current_password: string; new_password: string }

/** Begins the session that goes on, in the transaction that ends all others. */
type GoOn<T> = (user: User, client: TransactionClientContract) => Promise<T>

/**
 * Replaces a password by somebody who knows it, and signs this device in anew.
 *
 * @throws WrongPasswordException, ServiceUnavailableException
 */
export function changePassword(user: User, passwords: Passwords, device: Device) {
  return replacePassword(user, passwords, (changed, client) =>
    startSession(changed, device, client)
  )
}

/** @throws WrongPasswordException, ServiceUnavailableException */
export async function replacePassword<T>(
  { id, password }: User,
  { current_password: current, new_password: next }: Passwords,
  goOn: GoOn<T>
) {
  if (!(await verifyPassword(password, current))) throw new WrongPasswordException(FIELD)
  const hashed = await hashPassword(next)

  return db.transaction(async (client) => {
    const user = await User.query({ client }).where({ id, password }).forUpdate().first()
    if (!user) throw new WrongPasswordException(FIELD) // changed by another request since it was compared

    await user.changePassword(hashed)
    return goOn(user, client)
  })
}

/**
 * Replaces a password by whoever reads the mailbox.
 *
 * @throws InvalidOrExpiredException, ServiceUnavailableException
 */
export async function resetPassword(token: string, password: string) {
  const hashed = await hashPassword(password)

  return db.transaction(async (client) => {
    const { user } = await MailedToken.redeem('reset_password', token, client)
    await user.proveMailbox()

    return user.changePassword(hashed)
  })
}
