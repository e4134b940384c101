import InvalidOrExpiredException from '#exceptions/invalid_or_expired_exception'
import WrongPasswordException from '#exceptions/wrong_password_exception'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import { verifyPassword } from '#services/passwords'
import db from '@adonisjs/lucid/services/db'
import type { Caller } from '#auth/caller'

type Proof = { token: string; password?: string }

/**
 * Confirms the address of an account. That whoever reads the mailbox is the one
 * who registered is shown by a session of the account, or by its password. The
 * session of another account opens nothing.
 *
 * @throws InvalidOrExpiredException, WrongPasswordException, ServiceUnavailableException
 */
export async function verifyEmail({ token, password }: Proof, caller?: Caller) {
  if (password !== undefined) await comparePassword(token, password)

  return db.transaction(async (client) => {
    const { user } = await MailedToken.redeem('verify_email', token, client)
    if (caller && caller.id !== user.id) throw new InvalidOrExpiredException()

    return user.proveMailbox({ sessionId: caller?.sessionId, knowsPassword: Boolean(password) })
  })
}

/** The token stays good, for so many tries as a code has: its reader may guess at somebody's password. */
async function comparePassword(token: string, password: string) {
  const found = await MailedToken.findLive('verify_email', token)
  await found.spendTry()

  const user = await User.find(found.userId)
  const isMatch = await verifyPassword(user?.password ?? null, password)
  if (!isMatch) throw new WrongPasswordException()
}
