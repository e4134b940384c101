import { startSession } from '#auth/tokens'
import { toTimestamp } from '#database/columns'
import InvalidCredentialsException from '#exceptions/invalid_credentials_exception'
import User from '#models/user'
import { renewedHash, verifyPassword } from '#services/passwords'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Device } from '#models/session'

export type Credentials = { email: string; password: string }

/**
 * Signs in with a password. Unknown address, wrong password, disabled account
 * and account without a password cannot be told apart.
 *
 * @throws InvalidCredentialsException, ServiceUnavailableException
 */
export async function signIn({ email, password }: Credentials, device: Device) {
  const user = await User.findBy({ email })
  const isMatch = await verifyPassword(user?.password ?? null, password)
  if (!isMatch || !user?.isActive) throw new InvalidCredentialsException(user?.id)

  const hashed = await renewedHash(user.password!, password)

  return db.transaction(async (client) => {
    await recordSignIn(user, hashed, client)
    return { user, tokens: await startSession(user, device, client) }
  })
}

/** Fails when the password was changed, or the account disabled, since it was compared. */
async function recordSignIn(user: User, hashed: string, client: TransactionClientContract) {
  const [recorded] = await User.query({ client })
    .where({ id: user.id, password: user.password!, is_active: true })
    .update({ last_login: toTimestamp(DateTime.utc()), password: hashed })

  if (!recorded) throw new InvalidCredentialsException(user.id)
}
