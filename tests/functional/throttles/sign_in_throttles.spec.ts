import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { trustLoopback, turnRate } from '#tests/helpers/settings'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

const wrong = 'wrong horse'

function signIn(client: ApiClient, email: string, password: string, address?: string) {
  const request = client.post('/api/auth/jwt/token/').json({ email, password })
  return address ? request.header('x-forwarded-for', address) : request
}

test.group('Sign-in throttles', () => {
  test('so many wrong passwords are tried for one account from one place (93)', async ({
    assert,
    client,
  }) => {
    await turnRate('login', '3/minute')
    const { email } = await UserFactory.create()

    const statuses = []
    for (const spelling of [email, email.toUpperCase(), ` ${email}`, email, email]) {
      const response = await signIn(client, spelling, wrong)
      statuses.push(response.status())
    }

    assert.deepEqual(statuses, [401, 401, 401, 429, 429])
    const right = await signIn(client, email, PASSWORD)
    right.assertStatus(429)
  })

  test('of parallel guesses no more than the quota are tried (87)', async ({ assert, client }) => {
    await turnRate('login', '5/minute')
    const { email } = await UserFactory.create()

    const guesses = Array.from({ length: 30 }, () => signIn(client, email, wrong))
    const responses = await Promise.all(guesses)

    assert.lengthOf(
      responses.filter((response) => response.status() === 401),
      5
    )
    assert.lengthOf(
      responses.filter((response) => response.status() === 429),
      25
    )
  })

  test('a success is not counted', async ({ client }) => {
    await turnRate('login', '3/minute')
    await turnRate('login_account', '3/minute')
    const { email } = await UserFactory.create()

    for (let time = 0; time < 6; time++) {
      const response = await signIn(client, email, PASSWORD)
      response.assertStatus(200)
    }
  })

  test('a refused password is said with a problem and a time to wait (89, 90)', async ({
    assert,
    client,
  }) => {
    await turnRate('login', '1/minute')
    const { email } = await UserFactory.create()
    await signIn(client, email, wrong)

    const response = await signIn(client, email, wrong)

    response.assertStatus(429)
    response.assertBodyContains({ code: 'throttled', type: '/problems/throttled' })
    assert.match(response.header('retry-after')!, /^\d+$/)
    assert.equal(response.header('cache-control'), 'no-store')
    assert.include(response.header('ratelimit-policy'), '"login";q=1;w=60')
    const [, remaining, seconds] = response.header('ratelimit')!.match(/"login";r=(\d+);t=(\d+)/)!
    assert.equal(remaining, '0')
    assert.isAtMost(Number(seconds), Number(response.header('retry-after')))
    assert.notInclude(response.header('ratelimit'), 'login_account')
  })

  test('what was refused counts as no guess at the account (92)', async ({ client }) => {
    trustLoopback()
    await turnRate('login', '2/minute')
    await turnRate('login_account', '5/hour')
    const { email } = await UserFactory.create()
    for (let time = 0; time < 20; time++) await signIn(client, email, wrong, '203.0.113.1')

    const elsewhere = await signIn(client, email, PASSWORD, '203.0.113.2')
    elsewhere.assertStatus(200)
  })

  test('parallel sign-ins with the right password leave the counter at zero', async ({
    client,
  }) => {
    await turnRate('login', '3/minute')
    const { email } = await UserFactory.create()
    await Promise.all(Array.from({ length: 12 }, () => signIn(client, email, PASSWORD)))

    const response = await signIn(client, email, PASSWORD)
    response.assertStatus(200)
  })

  test('whoever names no account is counted alone (92)', async ({ client }) => {
    trustLoopback()
    await turnRate('login_account', '2/hour')
    for (let time = 0; time < 4; time++) await signIn(client, 'x', wrong, '203.0.113.1')

    const other = await signIn(client, 'y', wrong, '203.0.113.2')
    other.assertStatus(400)
  })

  test('one guesser holds up neither other accounts nor live sessions (92)', async ({ client }) => {
    await turnRate('login', '1/minute')
    const victim = await UserFactory.create()
    const other = await UserFactory.create()
    await signIn(client, victim.email, wrong)
    await signIn(client, victim.email, wrong)

    const elsewhere = await signIn(client, other.email, PASSWORD)
    elsewhere.assertStatus(200)
    const session = await client.get('/api/v1/me').loginAs(victim)
    session.assertStatus(200)
  })

  test('a forged X-Forwarded-For starts no new counter (88)', async ({ client }) => {
    await turnRate('login', '1/minute')
    const { email } = await UserFactory.create()
    await signIn(client, email, wrong, '203.0.113.1')

    const response = await signIn(client, email, wrong, '203.0.113.2')

    response.assertStatus(429)
  })

  test('paths, cases and queries share the counter (91)', async ({ client }) => {
    await turnRate('login', '1/minute')
    const { email } = await UserFactory.create()
    await signIn(client, email, wrong)

    for (const path of ['/api/auth/jwt/token', '/api/auth/jwt/token/?x=1']) {
      const response = await client.post(path).json({ email, password: wrong })
      response.assertStatus(429)
    }
  })

  test('an account is guessed at so often from everywhere (85)', async ({ client }) => {
    trustLoopback()
    await turnRate('login_account', '2/minute')
    const { email } = await UserFactory.create()

    await signIn(client, email, wrong, '203.0.113.1')
    await signIn(client, email, wrong, '203.0.113.2')

    const response = await signIn(client, email, PASSWORD, '203.0.113.3')
    response.assertStatus(429)
  })

  test('an address that the account signed in from is not held by that (92)', async ({
    client,
  }) => {
    trustLoopback()
    const { email } = await UserFactory.create()
    await signIn(client, email, PASSWORD, '2001:db8:0:1::5')
    await turnRate('login_account', '1/minute')

    await signIn(client, email, wrong, '203.0.113.1')
    await signIn(client, email, wrong, '203.0.113.1')

    const neighbour = await signIn(client, email, PASSWORD, '2001:db8:0:1:ffff::9')
    neighbour.assertStatus(200)
    const stranger = await signIn(client, email, PASSWORD, '2001:db8:0:2::5')
    stranger.assertStatus(429)
  })

  test('an account that does not exist is throttled all the same (23)', async ({
    assert,
    client,
  }) => {
    await turnRate('login', '1/minute')
    const known = await UserFactory.create()

    const answers = []
    for (const email of [known.email, 'nobody@example.com']) {
      await signIn(client, email, wrong)
      const response = await signIn(client, email, wrong)
      const { instance, ...problem } = response.body()
      answers.push({ problem, names: Object.keys(response.headers()) })
    }

    assert.deepEqual(answers[0], answers[1])
  })
})
