import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { secretKeys } from '#config/app'

/** What a mail says and nothing else does: the token of its link, and a code that can be typed. */
export type Secrets = { token: string; code: string }

export function makeSecrets(): Secrets {
  return {
    token: randomBytes(32).toString('base64url'),
    code: String(randomInt(100_000_000)).padStart(8, '0'),
  }
}

/** 256 random bits cannot be guessed, so a fast hash is enough (ASVS 6.5.2). */
export function hashOfToken(token: string) {
  return createHash('sha256').update(token).digest('base64url')
}

/** Eight digits can be: without the key of the application their hash says nothing. */
export function hashOfCode(email: string, code: string) {
  const text = `mailed code:${email}:${code}`
  return createHmac('sha256', secretKeys[0]).update(text).digest('base64url')
}
