import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { secretKeys } from '#config/app'
import { emailConfig, type Purpose } from '#config/email'
import { toTimestamp } from '#database/columns'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type User from '#models/user'

/** A mail that wants secrets: for what, and whose. Codes are guessed at from a network. */
export type SecretsRequest = {
  purpose: Purpose
  mailId: string
  email: string
  user?: User
  network?: string
}

/** What a mail says and nothing else does: the token of its link, and a code that can be typed. */
export type Secrets = { token: string; code: string }

export function makeSecrets(): Secrets {
  return {
    token: randomBytes(32).toString('base64url'),
    code: String(randomInt(100_000_000)).padStart(8, '0'),
  }
}

/** What is kept of them: hashes. Where a network is named, the code is good as well. */
export function rowOf({ purpose, mailId, email, user, network }: SecretsRequest, secrets: Secrets) {
  const expiresAt = DateTime.utc().plus({ seconds: emailConfig.lifetimes[purpose] })

  return {
    id: uuid(),
    purpose,
    holder: user?.id ?? email,
    user_id: user?.id ?? null,
    email,
    mail_id: mailId,
    token_hash: hashOfToken(secrets.token),
    code_hash: network ? hashOfCode(email, secrets.code) : null,
    tries_left: emailConfig.triesPerCode,
    network: network ?? null,
    expires_at: toTimestamp(expiresAt),
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
