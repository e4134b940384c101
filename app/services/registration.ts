import { startSession } from '#auth/tokens'
import { emailConfig } from '#config/email'
import ValidationFailedException from '#exceptions/validation_failed_exception'
import User from '#models/user'
import { isUniqueViolation } from '#services/database_errors'
import { hashPassword } from '#services/passwords'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Device } from '#services/device'

export type Registration = {
  email: string
  password: string
  first_name?: string
  last_name?: string
}

/** What an account is from its first moment on. */
type Standing = { isStaff: boolean; isSuperuser: boolean; emailVerifiedAt?: DateTime }

/**
 * Creates an account and signs it in, unless its address has to be confirmed
 * first. Either the user, the session, its first token and the mail exist
 * afterwards, or none of them.
 *
 * @throws ValidationFailedException when the address is taken
 */
export function register(registration: Registration, device: Device) {
  return create(registration, { isStaff: false, isSuperuser: false }, async (user, client) => {
    await user.mail('verify_email')

    const isSignedIn = !emailConfig.isVerificationRequired
    return { user, tokens: isSignedIn ? await startSession(user, device, client) : {} }
  })
}

/**
 * Creates an account with every right. Who can do that vouches for the address.
 *
 * @throws ValidationFailedException when the address is taken
 */
export function createSuperuser(registration: Registration) {
  const standing = { isStaff: true, isSuperuser: true, emailVerifiedAt: DateTime.utc() }
  return create(registration, standing, async (user) => user)
}

/** Of those that want the same address at once, the unique index lets one through. */
async function create<T>(
  { email, password, first_name: firstName = '', last_name: lastName = '' }: Registration,
  standing: Standing,
  andThen: (user: User, client: TransactionClientContract) => Promise<T>
) {
  const hashed = await hashPassword(password)
  const account = { email, password: hashed, firstName, lastName, ...standing }

  try {
    return await db.transaction(async (client) => {
      const user = await User.create({ ...account, isActive: true }, { client })
      return andThen(user, client)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new ValidationFailedException({ email: ['Email already registered'] })
  }
}
