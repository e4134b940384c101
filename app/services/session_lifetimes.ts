import { jwtConfig } from '#config/jwt'
import { DateTime } from 'luxon'

/** For how many seconds a session lasts: without being used, and at all. */
export type Lifetimes = { idle: number; absolute: number }

/** Those of a session with tokens. */
const ofTokens = (): Lifetimes => ({
  idle: jwtConfig.refreshLifetime,
  absolute: jwtConfig.sessionLifetime,
})

/** The times of a session that starts now. Tokens tell theirs in whole seconds. */
export function timesFromNow({ idle, absolute } = ofTokens()) {
  const now = DateTime.utc()
  const issuedAt = now.startOf('second')
  const end = issuedAt.plus({ seconds: absolute })

  return {
    createdAt: now,
    lastUsedAt: now,
    refreshTokenIssuedAt: issuedAt,
    idleExpiresAt: DateTime.min(issuedAt.plus({ seconds: idle }), end),
    absoluteExpiresAt: end,
  }
}
