import { createHmac, type KeyObject } from 'node:crypto'
import { startSession } from '#auth/tokens'
import { jwtConfig } from '#config/jwt'
import { UserFactory } from '#database/factories/user_factory'
import db from '@adonisjs/lucid/services/db'
import type { Claims } from '#auth/jwt'

const device = { userAgent: 'Japa', ipAddress: '127.0.0.1' }

/** An account that has just signed in, and its tokens. */
export async function signedIn(user?: Awaited<ReturnType<typeof UserFactory.create>>) {
  const account = user ?? (await UserFactory.create())
  const tokens = await db.transaction((client) => startSession(account, device, client))

  return { user: account, ...tokens }
}

export function claimsOf(token: string): Claims {
  return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
}

type Forgery = { claims?: object; header?: object; key?: KeyObject | string; hash?: string }

/** The same token with other claims or another header, signed as the forger likes. */
export function forge(
  token: string,
  { claims = {}, header = {}, key = jwtConfig.keys[0], hash = 'sha256' }: Forgery
) {
  const content = [
    encode({ alg: 'HS256', typ: 'JWT', ...header }),
    encode({ ...claimsOf(token), ...claims }),
  ].join('.')

  return `${content}.${createHmac(hash, key).update(content).digest('base64url')}`
}

function encode(value: object) {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
