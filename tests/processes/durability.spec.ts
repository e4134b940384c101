import { setTimeout as wait } from 'node:timers/promises'
import { post, scratchDatabase, startServer } from '#tests/helpers/processes'
import { test } from '@japa/runner'

/** KILLS=20 for a long look. */
const KILLS = Number(process.env.KILLS ?? 3)
const WRITERS = 12
const password = 'correct horse'

/** What may be found later: the last name that was acknowledged, and one that was sent since. */
type Account = { isAcknowledged: boolean; names: string[] }

const accounts = new Map<string, Account>()
const acknowledged = () => [...accounts.values()].filter(({ isAcknowledged }) => isAcknowledged)
const bearer = (access: string) => ({ authorization: `Bearer ${access}` })

/** Registers and names accounts, one after the other, until its server is gone. */
async function write(url: string) {
  for (;;) {
    const email = `${crypto.randomUUID()}@example.com`
    const account: Account = { isAcknowledged: false, names: [''] }
    accounts.set(email, account)

    const { status, body } = await post(`${url}/api/auth/register/`, { email, password })
    account.isAcknowledged = status === 201
    for (const name of ['Ada', 'Grace', 'Barbara']) await rename(url, body.access, account, name)
  }
}

async function rename(url: string, access: string, account: Account, name: string) {
  account.names.push(name)
  const { ok } = await fetch(`${url}/api/v1/me`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...bearer(access) },
    body: JSON.stringify({ first_name: name }),
  })
  if (ok) account.names = [name]
}

async function get(url: string, access: string) {
  const response = await fetch(url, { headers: bearer(access) })
  return JSON.parse(await response.text())
}

test.group('Durability', () => {
  test(`what was acknowledged survives ${KILLS} kills of everything, and nothing is half (131)`, async ({
    assert,
    cleanup,
  }) => {
    const database = await scratchDatabase()
    cleanup(() => database.drop())
    const environment = {
      DATABASE_URL: database.url,
      LIMITER_STORE: 'memory',
      THROTTLE_ANON: '100000/minute',
      THROTTLE_USER: '100000/minute',
    }
    const serve = () => startServer(environment)

    for (let kill = 0; kill < KILLS; kill++) {
      const servers = await Promise.all([serve(), serve()])
      const writers = Array.from({ length: WRITERS }, (_, index) => write(servers[index % 2].url))
      const goal = acknowledged().length + 10 + Math.random() * 30
      while (acknowledged().length < goal) await Promise.race([wait(5), ...writers])
      await Promise.all(servers.map((server) => server.stop('SIGKILL')))
      await Promise.allSettled(writers)
    }

    const server = await serve()
    cleanup(() => void server.stop())
    for (const [email, { isAcknowledged, names }] of accounts) {
      const { status, body } = await post(`${server.url}/api/auth/jwt/token/`, { email, password })
      if (status === 401 && !isAcknowledged) continue

      assert.equal(status, 200, email)
      const me = await get(`${server.url}/api/v1/me`, body.access)
      const sessions = await get(`${server.url}/api/auth/sessions/`, body.access)
      assert.include(names, me.data.first_name)
      assert.lengthOf(sessions.data, 2, 'an account and its first session are written as one')
    }
  }).timeout(60_000 + KILLS * 15_000)
})
