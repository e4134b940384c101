import { UserFactory } from '#database/factories/user_factory'
import { raw, rawJson } from '#tests/helpers/raw'
import { turnRate } from '#tests/helpers/settings'
import { signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'

test.group('Throttles', () => {
  test('a counted answer says what is left (90)', async ({ assert, client }) => {
    await turnRate('user', '3/hour')
    const { access } = await signedIn()

    const response = await client.get('/api/v1/me').bearerToken(access)

    assert.equal(response.header('ratelimit-policy'), '"user";q=3;w=3600')
    assert.match(response.header('ratelimit')!, /^"user";r=2;t=\d+$/)
  })

  test('a user is counted over all own sessions, apart from other users', async ({ client }) => {
    await turnRate('user', '2/minute')
    const user = await UserFactory.create()
    const one = await signedIn(user)
    const other = await signedIn(user)
    await client.get('/api/v1/me').bearerToken(one.access)
    await client.get('/api/v1/me').bearerToken(other.access)

    const third = await client.get('/api/v1/me').bearerToken(one.access)
    third.assertStatus(429)
    const somebody = await client.get('/api/v1/me').loginAs(await UserFactory.create())
    somebody.assertStatus(200)
  })

  test('a valid token does not lift the limit of a public route', async ({ client }) => {
    await turnRate('anon', '2/minute')
    const { access } = await signedIn()
    const verify = () =>
      client.post('/api/auth/jwt/verify/').bearerToken(access).json({ token: access })

    await verify()
    await verify()

    const third = await verify()
    third.assertStatus(429)
  })

  test('requests without a valid token count by address on other routes too', async ({
    client,
  }) => {
    await turnRate('anon', '2/minute')
    const { access } = await signedIn()
    await client.get('/api/v1/me')
    await client.get('/api/v1/me').bearerToken('guess')

    const third = await client.get('/api/v1/me').bearerToken('another guess')
    third.assertStatus(429)
    const signed = await client.get('/api/v1/me').bearerToken(access)
    signed.assertStatus(200)
  })

  test('one origin is limited over all accounts (43, 86)', async ({ client }) => {
    await turnRate('anon', '2/minute')
    for (const name of ['a', 'b']) {
      await client
        .post('/api/auth/jwt/token/')
        .json({ email: `${name}@example.com`, password: 'a guess' })
    }

    const registration = await client
      .post('/api/auth/register/')
      .json({ email: 'c@example.com', password: 'correct horse' })
    registration.assertStatus(429)
  })

  test('refused and unreadable requests count (93)', async ({ assert, client }) => {
    await turnRate('anon', '3/minute')
    const invalid = await client.post('/api/auth/register/').json({})
    invalid.assertStatus(400)
    const unreadable = await rawJson('/api/auth/register/', '{')
    assert.equal(unreadable.status, 400)
    const form = await client.post('/api/auth/register/').form({ a: 1 })
    form.assertStatus(415)

    const fourth = await client.post('/api/auth/register/').json({})
    fourth.assertStatus(429)
  })

  test('a bad token with an unreadable body counts by address', async ({ assert }) => {
    await turnRate('anon', '2/minute')

    const headers = { authorization: 'Bearer x' }
    const response = await rawJson('/api/auth/jwt/verify/', '{', headers)
    const closed = await raw({
      method: 'PATCH',
      path: '/api/v1/me',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': 1 },
      body: ['{'],
    })

    assert.include(response.headers.ratelimit, '"anon";r=1')
    assert.include(closed.headers.ratelimit, '"anon";r=0')
  })

  test('health is never throttled (95)', async ({ client }) => {
    await turnRate('anon', '1/minute')

    for (let time = 0; time < 3; time++) {
      const response = await client.get('/health/')
      response.assertStatus(200)
    }
  })
})
