import { availableParallelism } from 'node:os'
import env from '#start/env'

export const passwordsConfig = {
  /**
   * The shortest password of a new account, in UTF-16 units. NIST asks for 15
   * where the password is the only factor.
   */
  minLength: env.get('PASSWORD_MIN_LENGTH'),

  /** A longer one is refused before it is hashed, at sign-in too. */
  maxLength: 1024,

  /** Whether the commonest passwords, and the account's own address, are refused. */
  rejectCommon: env.get('PASSWORD_REJECT_COMMON'),

  /** How many passwords are hashed at once. Each one keeps a processor and 19 MiB busy. */
  concurrency: availableParallelism(),

  /** How many more may wait, and how long. Whoever comes on top of that is asked to come back. */
  maxWaiting: 256,
  maxWaitMilliseconds: 5000,
}
