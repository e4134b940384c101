import { startSession } from '#auth/tokens'
import { emailConfig } from '#config/email'
import { toTimestamp } from '#database/columns'
import EmailNotVerifiedException from '#exceptions/email_not_verified_exception'
import InvalidCredentialsException from '#exceptions/invalid_credentials_exception'
import User from '#models/user'
import { renewedHash, verifyPassword } from '#services/passwords'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Device } from '#services/device'

export type Credentials = { email: string; password: string }

/** Somebody who knows the password of an account, and its hash with the parameters of today. */
type Proof = { user: User; hashed: string }

/**
 * Signs in with a password.
 *
 * @throws InvalidCredentialsException, EmailNotVerifiedException, ServiceUnavailableException
 */
export async function signIn(credentials: Credentials, device: Device) {
  const proof = await proveIdentity(credentials, (user) => user.isActive)

  return db.transaction(async (client) => {
    await recordSignIn(proof, client)
    return { user: proof.user, tokens: await startSession(proof.user, device, client) }
  })
}

/**
 * Compares the password. Unknown address, wrong password, account without a
 * password and account that is not welcome cannot be told apart.
 *
 * @throws InvalidCredentialsException, EmailNotVerifiedException, ServiceUnavailableException
 */
export async function proveIdentity(
  { email, password }: Credentials,
  isWelcome: (user: User) => boolean
): Promise<Proof> {
  const user = await User.findBy({ email })
  const isMatch = await verifyPassword(user?.password ?? null, password)
  if (!isMatch || !user || !isWelcome(user)) throw new InvalidCredentialsException(user?.id)
  if (emailConfig.isVerificationRequired && !user.isEmailVerified) {
    throw new EmailNotVerifiedException(user.id)
  }

  return { user, hashed: await renewedHash(user.password!, password) }
}

/** Fails when the password was changed, or the account disabled, since it was compared. */
export async function recordSignIn({ user, hashed }: Proof, client: TransactionClientContract) {
  const [recorded] = await User.query({ client })
    .where({ id: user.id, password: user.password, is_active: true })
    .update({ last_login: toTimestamp(DateTime.utc()), password: hashed })

  if (!recorded) throw new InvalidCredentialsException(user.id)
}
