import { ace, post, scratchDatabase, startServer } from '#tests/helpers/processes'
import { signInTo } from '#tests/helpers/site_visit'
import { test } from '@japa/runner'

const boss = { email: 'boss@example.com', password: 'correct horse battery' }
const guess = { email: 'nobody@example.com', password: 'wrong horse' }

/** Two workers with a superuser, who is signed in to the admin site. */
async function serve(store: string) {
  const database = await scratchDatabase()
  const environment = {
    DATABASE_URL: database.url,
    LIMITER_STORE: store,
    WEB_CONCURRENCY: '2',
    THROTTLE_LOGIN: '3/hour',
  }
  const account = ['make:superuser', `--email=${boss.email}`, '--no-input']
  await ace(account, { ...environment, SUPERUSER_PASSWORD: boss.password })
  const server = await startServer(environment)

  return {
    url: server.url,
    guess: () => post(`${server.url}/api/auth/jwt/token/`, guess, { connection: 'close' }),
    async [Symbol.asyncDispose]() {
      await server.stop()
      await database.drop()
    },
  }
}

/** What the form of the page sends. */
async function clearCounter(url: string, cookie: string) {
  const page = await fetch(`${url}/admin/throttles/`, { headers: { cookie } })
  const text = await page.text()
  const [, token] = text.match(/name="_csrf" value="([^"]+)"/)!

  return fetch(`${url}/admin/throttles/`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({
      _csrf: token,
      throttle: 'login',
      account: guess.email,
      address: '127.0.0.1',
    }),
  })
}

test.group('A counter that staff clear', () => {
  test('is at zero for all workers, with the store {$self}')
    .with(['supervisor', 'database'])
    .run(async ({ assert }, store) => {
      await using server = await serve(store)
      const cookie = await signInTo(server.url, boss)
      const statuses = new Array<number>()
      for (let tries = 0; tries < 4; tries++) {
        const { status } = await server.guess()
        statuses.push(status)
      }
      assert.deepEqual(statuses, [401, 401, 401, 429])

      const response = await clearCounter(server.url, cookie)

      assert.equal(response.status, 303)
      const free = await server.guess()
      assert.equal(free.status, 401)
    })
})
