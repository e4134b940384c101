import { randomUUID } from 'node:crypto'
import { passwordsConfig } from '#config/passwords'
import { BoundedQueue } from '#services/bounded_queue'
import hash from '@adonisjs/core/services/hash'

const queue = new BoundedQueue(passwordsConfig)

/** Stands for the hash of an account that does not exist, with the parameters of today. */
const decoy = hash.make(randomUUID())

/** @throws ServiceUnavailableException when too many passwords are being hashed */
export function hashPassword(password: string) {
  return queue.run(() => hash.make(password))
}

/**
 * Whether the password belongs to the hash. Without a hash it takes as long and
 * says no, so that nobody learns from the time which accounts exist.
 *
 * @throws ServiceUnavailableException when too many passwords are being hashed
 */
export async function verifyPassword(hashed: string | null, password: string) {
  const known = hashed ?? (await decoy)
  const isMatch = await queue.run(() => hash.verify(known, password))

  return isMatch && hashed !== null
}

/** The hash with the parameters of today: the given one, unless it was made with others. */
export function renewedHash(hashed: string, password: string) {
  return hash.needsReHash(hashed) ? hashPassword(password) : hashed
}
