import { UserFactory } from '#database/factories/user_factory'
import OutgoingMail from '#models/outgoing_mail'
import { receive, receiveOne, tokenIn } from '#tests/helpers/mailbox'
import { signedIn } from '#tests/helpers/tokens'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

const ada = { email: 'ada@example.com', password: 'correct horse' }

const register = (client: ApiClient) => client.post('/api/auth/register/').json(ada)

const registered = async (client: ApiClient) => {
  const response = await register(client)
  return response.body()
}

const signIn = (client: ApiClient) => client.post('/api/auth/jwt/token/').json(ada)
const verify = (client: ApiClient, token: string) =>
  client.post('/api/auth/email/verify/').json({ token })

test.group('Email verification', () => {
  test('a new account is mailed a link that confirms its address', async ({ assert, client }) => {
    const { access, user } = await registered(client)
    assert.isFalse(user.is_email_verified)
    const letter = await receiveOne()
    assert.equal(letter.to, ada.email)

    const response = await verify(client, tokenIn(letter)).bearerToken(access)

    response.assertStatus(200)
    response.assertBody({ user: { ...user, is_email_verified: true } })
  })

  test('with its own token an account keeps the password and that session (44)', async ({
    client,
  }) => {
    const { access } = await registered(client)
    const other = await signIn(client)

    await verify(client, tokenIn(await receiveOne())).bearerToken(access)

    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(200)
    const elsewhere = await client.get('/api/v1/me').bearerToken(other.body().access)
    elsewhere.assertStatus(401)
    const again = await signIn(client)
    again.assertStatus(200)
  })

  test('without it, who registered may be somebody else: password and sessions end (44)', async ({
    client,
  }) => {
    const { access, refresh } = await registered(client)

    const response = await verify(client, tokenIn(await receiveOne())).bearerToken('stale')

    response.assertStatus(200)
    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(401)
    const refreshed = await client.post('/api/auth/jwt/refresh/').json({ refresh })
    refreshed.assertStatus(401)
    const again = await signIn(client)
    again.assertStatus(401)
  })

  test('with its password an account keeps it: nobody else chose it (44)', async ({ client }) => {
    const { access } = await registered(client)
    const token = tokenIn(await receiveOne())

    const wrong = await client.post('/api/auth/email/verify/').json({ token, password: 'a guess' })
    wrong.assertStatus(400)
    wrong.assertBodyContains({ errors: { password: ['The password is not correct'] } })
    const response = await client
      .post('/api/auth/email/verify/')
      .json({ token, password: ada.password })

    response.assertStatus(200)
    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(401)
    const again = await signIn(client)
    again.assertStatus(200)
  })

  test('a password is guessed at five times with one link', async ({ client }) => {
    await registered(client)
    const token = tokenIn(await receiveOne())
    const guess = (password: string) =>
      client.post('/api/auth/email/verify/').json({ token, password })

    for (let times = 0; times < 5; times++) {
      const response = await guess('a guess')
      response.assertBodyContains({ code: 'validation_failed' })
    }
    const late = await guess(ada.password)

    late.assertStatus(400)
    late.assertBodyContains({ code: 'invalid_or_expired' })
  })

  test('another account cannot use the link', async ({ client }) => {
    await register(client)
    const token = tokenIn(await receiveOne())

    const response = await verify(client, token).loginAs(await UserFactory.create())

    response.assertStatus(400)
    response.assertBodyContains({ code: 'invalid_or_expired' })
    const owner = await verify(client, token)
    owner.assertStatus(200)
  })

  test('a link for one purpose is good for no other (5, 53)', async ({ client }) => {
    const { access } = await registered(client)
    const token = tokenIn(await receiveOne())

    for (const path of ['email/change/verify', 'password/reset', 'magic/verify']) {
      const response = await client
        .post(`/api/auth/${path}`)
        .json({ token, password: ada.password })
      response.assertStatus(400)
      response.assertBodyContains({ code: 'invalid_or_expired' })
    }
    const notMailed = await verify(client, access)
    notMailed.assertStatus(400)
    const bearer = await client.get('/api/v1/me').bearerToken(token)
    bearer.assertStatus(401)
  })

  test('another link can be asked for, as long as there is need', async ({ assert, client }) => {
    const { user, access } = await signedIn()

    const response = await client.post('/api/auth/email/verify/request/').bearerToken(access)
    response.assertStatus(202)
    response.assertBody({ status: 'accepted' })
    await verify(client, tokenIn(await receiveOne())).bearerToken(access)
    const needless = await client.post('/api/auth/email/verify/request/').bearerToken(access)

    needless.assertStatus(202)
    assert.isEmpty(await receive())
    await user.refresh()
    assert.isTrue(user.isEmailVerified)
  })

  test('a registration that fails leaves no mail behind (45)', async ({ assert, client }) => {
    await db.rawQuery('ALTER TABLE sessions RENAME COLUMN network TO away')

    const response = await register(client)

    response.assertStatus(500)
    assert.isEmpty(await OutgoingMail.all())
  })
})
