import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { receive, receiveOne, tokenIn } from '#tests/helpers/mailbox'
import { turnRate } from '#tests/helpers/settings'
import { signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

const next = 'a new battery staple'

const change = (client: ApiClient, access: string, current = PASSWORD, chosen = next) =>
  client
    .post('/api/auth/password/change/')
    .bearerToken(access)
    .json({ current_password: current, new_password: chosen })

const me = (client: ApiClient, access: string) => client.get('/api/v1/me').bearerToken(access)

test.group('Password change', () => {
  test('this device goes on with new tokens, all others are signed out (59)', async ({
    client,
  }) => {
    const { user, access } = await signedIn()
    const other = await signedIn(user)

    const response = await change(client, access)

    response.assertStatus(200)
    const here = await me(client, response.body().access)
    here.assertStatus(200)
    const elsewhere = await me(client, other.access)
    elsewhere.assertStatus(401)
    const formerly = await me(client, access)
    formerly.assertStatus(401)
  })

  test('the new password counts, and the owner is told (59)', async ({ assert, client }) => {
    const { user, access } = await signedIn()

    await change(client, access)

    const { email } = user
    const before = await client.post('/api/auth/jwt/token/').json({ email, password: PASSWORD })
    before.assertStatus(401)
    const now = await client.post('/api/auth/jwt/token/').json({ email, password: next })
    now.assertStatus(200)
    const notice = await receiveOne()
    assert.deepEqual([notice.to, notice.subject], [email, 'Your password was changed'])
  })

  test('it needs the current password, and guesses at it are limited (59)', async ({
    assert,
    client,
  }) => {
    await turnRate('login', '2/minute')
    const { access } = await signedIn()

    const wrong = await change(client, access, 'wrong')
    wrong.assertStatus(400)
    wrong.assertBodyContains({ errors: { current_password: ['The password is not correct'] } })
    await change(client, access, 'wrong')
    const throttled = await change(client, access)

    throttled.assertStatus(429)
    assert.isEmpty(await receive())
  })

  test('an account without a password has none to change', async ({ client }) => {
    const { access } = await signedIn(await UserFactory.apply('withoutPassword').create())

    const response = await change(client, access)

    response.assertStatus(400)
    response.assertBodyContains({ errors: { current_password: ['The password is not correct'] } })
  })

  test('the new password obeys the rules for passwords (39)', async ({ assert, client }) => {
    const { access } = await signedIn()

    const response = await change(client, access, PASSWORD, 'short')

    response.assertStatus(400)
    assert.sameMembers(Object.keys(response.body().errors), ['new_password'])
  })

  test('a move to another address that was asked for is called off', async ({ client }) => {
    const { access } = await signedIn()
    await client
      .post('/api/auth/email/change/')
      .bearerToken(access)
      .json({ email: 'thief@example.com', password: PASSWORD })
    const [link] = await receive()
    await change(client, access)

    const response = await client
      .post('/api/auth/email/change/verify/')
      .json({ token: tokenIn(link) })

    response.assertStatus(400)
  })
})
