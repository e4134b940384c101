import { createHmac, randomInt, randomUUID } from 'node:crypto'
import BetterSqlite from 'better-sqlite3'
import { Client } from 'pg'
import type { Load } from './load.js'

/** The ids of the account and the session with this number. Like those of UUIDv7 they grow. */
const ids = {
  user: (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
  session: (number: number) => `00000000-0000-7000-9000-${number.toString(16).padStart(12, '0')}`,
}

const SQLITE_ID = (kind: string) => `printf('00000000-0000-7000-${kind}-%012x', i)`
const POSTGRES_ID = (kind: string) =>
  `('00000000-0000-7000-${kind}-' || lpad(to_hex(i), 12, '0'))::uuid`

/** Adds the accounts from one number to another, each with a session. */
export async function fill(databaseUrl: string, from: number, to: number) {
  if (databaseUrl.startsWith('sqlite')) return fillSqlite(databaseUrl, from, to)

  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const numbers = `FROM generate_series(${from}, ${to}) AS numbers(i)`
  for (const statement of inserts(POSTGRES_ID, numbers)) await client.query(statement)
  await client.query('VACUUM ANALYZE users, sessions')
  await client.end()
}

function fillSqlite(databaseUrl: string, from: number, to: number) {
  const database = new BetterSqlite(databaseUrl.replace('sqlite:///', ''))
  const numbers = `FROM (WITH RECURSIVE numbers(i) AS
    (SELECT ${from} UNION ALL SELECT i + 1 FROM numbers WHERE i < ${to}) SELECT i FROM numbers)`

  for (const statement of inserts(SQLITE_ID, numbers)) database.exec(statement)
  database.exec('ANALYZE')
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

function inserts(id: (kind: string) => string, numbers: string) {
  const now = new Date().toISOString()
  const then = new Date(Date.now() + 30 * 86_400_000).toISOString()

  return [
    `INSERT INTO users (id, email, first_name, last_name, is_staff, is_superuser, is_active, date_joined)
     SELECT ${id('8000')}, 'grown' || i || '@example.com', 'Ada', 'Lovelace', false, false, true, '${now}'
     ${numbers}`,
    `INSERT INTO sessions (id, user_id, user_agent, ip_address, network, created_at, last_used_at,
       idle_expires_at, absolute_expires_at, refresh_token_id, refresh_token_issued_at)
     SELECT ${id('9000')}, ${id('8000')}, 'bench', '127.0.0.1', '127.0.0.1', '${now}', '${now}',
       '${then}', '${then}', ${id('9000')}, '${now}'
     ${numbers}`,
  ]
}

/** GET /api/v1/me by some hundred of so many accounts, in turn. */
export function readingAsAnyOf(accounts: number, secretKey: string): Load {
  const requests = Array.from({ length: 500 }, () => {
    const token = accessToken(randomInt(1, accounts + 1), secretKey)
    return { path: '/api/v1/me', headers: { authorization: `Bearer ${token}` } }
  })
  return { path: '/api/v1/me', requests }
}

function accessToken(account: number, secretKey: string) {
  const iat = Math.floor(Date.now() / 1000)
  const content = [
    { alg: 'HS256', typ: 'JWT' },
    {
      token_type: 'access',
      sub: ids.user(account),
      sid: ids.session(account),
      jti: randomUUID(),
      iat,
      exp: iat + 3600,
      iss: 'yetanotherboilerplate',
      aud: 'yetanotherboilerplate-api',
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')

  return `${content}.${createHmac('sha256', secretKey).update(content).digest('base64url')}`
}
