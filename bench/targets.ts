import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ace, type Running, serve } from './processes.js'
import type { Load } from './load.js'

const UNLIMITED = '100000000/second'
const password = 'correct horse battery staple'
export const reader = { email: `${randomUUID()}@example.com`, password }

/** An account of its own: it signs in so often that its oldest sessions make room. */
const newcomer = { email: `${randomUUID()}@example.com`, password }
const json = { 'content-type': 'application/json' }

export type Target = { name: string; server: Running; load: Load }

/** The application on a database of its own, and what reads from it. */
export type Application = Awaited<ReturnType<typeof application>>

/** What the figures are compared with. */
export async function yardsticks(): Promise<Target[]> {
  const node = await serve('bench/yardsticks/node_http.js', '/')
  const adonis = await serve('bench/yardsticks/adonis_hello.js', '/')

  return [
    { name: 'node:http', server: node, load: { path: '/' } },
    { name: 'AdonisJS hello', server: adonis, load: { path: '/' } },
  ]
}

/** The application as it runs in production, on a database of its own. */
export async function application(
  label: string,
  environment: { DATABASE_URL: string } & Record<string, string>
) {
  const settings = {
    SECRET_KEY: randomBytes(32).toString('hex'),
    THROTTLE_ANON: UNLIMITED,
    THROTTLE_USER: UNLIMITED,
    THROTTLE_LOGIN: UNLIMITED,
    THROTTLE_LOGIN_ACCOUNT: UNLIMITED,
    THROTTLE_EMAIL: UNLIMITED,
    THROTTLE_EMAIL_ORIGIN: UNLIMITED,
    ...environment,
  }
  ace(['migration:run', '--force', '--no-schema-generate'], settings)
  const server = await serve('build/bin/server.js', '/health/', settings)
  const { access } = await post(server, '/api/auth/register/', reader)
  await post(server, '/api/auth/register/', newcomer)
  const me = { path: '/api/v1/me', headers: { authorization: `Bearer ${access}` } }

  const target: Target = { name: `GET /api/v1/me, ${label}`, server, load: me }

  return { label, server, settings, me: target }
}

export const sqliteUrl = () =>
  `sqlite:///${join(mkdtempSync(join(tmpdir(), 'bench-')), 'db.sqlite3')}`

/** A hello of ours, through all the middleware. */
export const health = (server: Running): Target => ({
  name: 'GET /health/',
  server,
  load: { path: '/health/' },
})

export const signIn: Load = {
  path: '/api/auth/jwt/token/',
  method: 'POST',
  headers: json,
  body: JSON.stringify(newcomer),
  connections: 16,
}

/** As many sessions as there are connections, one after the other: each costs a hash. */
export async function refreshTokens(server: Running, count: number) {
  const tokens: string[] = []
  while (tokens.length < count) {
    const { refresh } = await post(server, '/api/auth/jwt/token/', newcomer)
    tokens.push(refresh)
  }
  return tokens
}

async function post({ url }: Running, path: string, body: object) {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)

  return (await response.json()) as { access: string; refresh: string } // both endpoints answer tokens
}
