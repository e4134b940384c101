import { createClient, inMemory, type Tokens, type TokenStorage } from '#client/client'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import { turnRate } from '#tests/helpers/settings'
import { signedIn } from '#tests/helpers/tokens'
import { test, timeTravel } from '@japa/runner'

/** A client as an application makes it, and all that it wrote into its storage. */
function clientWith(tokens: Tokens | null = null) {
  const written = new Array<Tokens | null>()
  const memory = inMemory(tokens)
  const storage: TokenStorage = {
    read: () => memory.read(),
    write(changed) {
      written.push(changed)
      return memory.write(changed)
    },
  }
  const baseUrl = `http://${process.env.HOST}:${process.env.PORT}`

  return { client: createClient({ baseUrl, storage, patience: 2 }), storage, written }
}

test.group('The typed client', () => {
  test('registers somebody and reads the account', async ({ assert }) => {
    const { client, storage } = clientWith()

    const registration = await client.POST('/api/auth/register/', {
      body: { email: 'ada@example.com', password: PASSWORD, first_name: 'Ada' },
    })
    await storage.write(registration.data!)
    const me = await client.GET('/api/v1/me')

    assert.equal(registration.data!.user.email, 'ada@example.com')
    assert.equal(me.data!.data.first_name, 'Ada')
  })

  test('answers a refusal as a problem with its code', async ({ assert }) => {
    const { client, written } = clientWith(await signedIn())

    const { error, response } = await client.POST('/api/auth/jwt/token/', {
      body: { email: 'nobody@example.com', password: PASSWORD },
    })

    assert.equal(response.status, 401)
    assert.equal(error!.code, 'invalid_credentials')
    assert.deepEqual(written, [])
  })

  test('refreshes once for all requests that wait for it', async ({ assert }) => {
    const { access, refresh } = await signedIn()
    const { client, written } = clientWith({ access, refresh })
    timeTravel('16 minutes')

    const answers = await Promise.all(Array.from({ length: 10 }, () => client.GET('/api/v1/me')))

    assert.deepEqual(new Set(answers.map(({ response }) => response.status)), new Set([200]))
    assert.lengthOf(written, 1)
    assert.notEqual(written[0]!.refresh, refresh)
  })

  test('sends a body again after a refresh', async ({ assert }) => {
    const { client } = clientWith(await signedIn())
    timeTravel('16 minutes')

    const { data } = await client.PATCH('/api/v1/me', { body: { first_name: 'Grace' } })

    assert.equal(data!.data.first_name, 'Grace')
  })

  test('forgets the tokens of a session that is over, and says so', async ({ assert }) => {
    const { user, access, refresh } = await signedIn()
    const { client, storage, written } = clientWith({ access, refresh })
    await Session.endAllOf(user.id, 'revoked')

    const answers = await Promise.all([client.GET('/api/v1/me'), client.GET('/api/auth/sessions/')])

    assert.deepEqual(
      answers.map(({ error }) => error!.code),
      ['token_invalid', 'token_invalid']
    )
    assert.deepEqual(written, [null])
    assert.isNull(await storage.read())
  })

  test('waits as long as Retry-After says', async ({ assert }) => {
    await turnRate('user', '1/second')
    const { client } = clientWith(await signedIn(await UserFactory.create()))

    const first = await client.GET('/api/v1/me')
    const start = performance.now()
    const second = await client.GET('/api/v1/me')

    assert.equal(first.response.status, 200)
    assert.equal(second.response.status, 200)
    assert.isAbove(performance.now() - start, 500)
  })

  test('does not wait longer than it is told to', async ({ assert }) => {
    await turnRate('user', '1/hour')
    const { client } = clientWith(await signedIn())

    await client.GET('/api/v1/me')
    const { error, response } = await client.GET('/api/v1/me')

    assert.equal(response.status, 429)
    assert.equal(error!.code, 'throttled')
  })

  test('stops waiting when the caller gives up', async ({ assert }) => {
    await turnRate('user', '1/second')
    const { client } = clientWith(await signedIn())
    await client.GET('/api/v1/me')

    const signal = AbortSignal.timeout(50)
    await assert.rejects(() => client.GET('/api/v1/me', { signal }), /aborted|timeout/i)
  })
})
