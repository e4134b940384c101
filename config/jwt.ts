import { createSecretKey } from 'node:crypto'
import { secretKeys } from '#config/app'
import env from '#start/env'

/** All lifetimes are seconds. */
export const jwtConfig = {
  /** The first key signs, all of them verify. */
  keys: secretKeys.map((key) => createSecretKey(key, 'utf8')),

  /** Who issues the tokens and for whom: a token that says otherwise is refused. */
  issuer: env.get('JWT_ISSUER'),
  audience: env.get('JWT_AUDIENCE'),

  /** Longer means fewer refreshes. An ended session refuses its access tokens at once all the same. */
  accessLifetime: env.get('JWT_ACCESS_LIFETIME'),

  /** How long somebody stays signed in without using the client. Every refresh starts the clock again. */
  refreshLifetime: env.get('JWT_REFRESH_LIFETIME'),

  /** When somebody has to sign in again, however often the client refreshed. */
  sessionLifetime: env.get('JWT_SESSION_LIFETIME'),

  /**
   * compatible: a refresh token works until its successor has been used, so a
   * client that ignores the successor, or lost it, goes on working.
   * strict: a refresh token works once, and for the grace that follows.
   */
  rotation: env.get('JWT_REFRESH_ROTATION'),

  /** In the strict mode: how long a retry, or a second tab, may present the same token. */
  graceSeconds: env.get('JWT_REFRESH_GRACE_SECONDS'),

  /** A sign-in beyond this many ends the account's session that has been idle the longest. */
  maxSessionsPerUser: 100,
}
