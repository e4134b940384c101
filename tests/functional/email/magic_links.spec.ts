import { emailConfig } from '#config/email'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import MailedToken from '#models/mailed_token'
import OutgoingMail from '#models/outgoing_mail'
import User from '#models/user'
import { codeIn, receiveOne, tokenIn } from '#tests/helpers/mailbox'
import { turn } from '#tests/helpers/settings'
import { signedIn } from '#tests/helpers/tokens'
import { test, timeTravel } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

const email = 'ada@example.com'

const ask = (client: ApiClient, address = email) =>
  client.post('/api/auth/magic/request/').json({ email: address })

const enter = (client: ApiClient, link: { token: string; email?: string }) =>
  client.post('/api/auth/magic/verify/').json(link)

test.group('Magic links', () => {
  test('the link signs in', async ({ assert, client }) => {
    const user = await UserFactory.merge({ email }).apply('verified').create()

    const asked = await ask(client)
    asked.assertStatus(202)
    asked.assertBody({ status: 'accepted' })
    const response = await enter(client, { token: tokenIn(await receiveOne()) })

    response.assertStatus(200)
    assert.sameMembers(Object.keys(response.body()), ['access', 'refresh', 'user'])
    const me = await client.get('/api/v1/me').bearerToken(response.body().access)
    me.assertBodyContains({ data: { id: user.id } })
    await user.refresh()
    assert.isNotNull(user.lastLogin)
  })

  test('a mailbox without an account gets one, without a password', async ({ assert, client }) => {
    await ask(client)

    const response = await enter(client, { token: tokenIn(await receiveOne()) })

    response.assertStatus(200)
    response.assertBodyContains({ user: { email, is_email_verified: true, is_staff: false } })
    const user = await User.findByOrFail({ email })
    assert.isNull(user.password)
  })

  test('of an account that was not verified, password and sessions end (44)', async ({
    client,
  }) => {
    const { user, access } = await signedIn()
    await ask(client, user.email)

    await enter(client, { token: tokenIn(await receiveOne()) })

    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(401)
    const credentials = { email: user.email, password: PASSWORD }
    const signIn = await client.post('/api/auth/jwt/token/').json(credentials)
    signIn.assertStatus(401)
  })

  test('a disabled account stays out', async ({ client }) => {
    const user = await UserFactory.apply('inactive').create()
    await ask(client, user.email)

    const response = await enter(client, { token: tokenIn(await receiveOne()) })

    response.assertStatus(400)
    response.assertBodyContains({ code: 'invalid_or_expired' })
  })

  test('link and code work once, together (52)', async ({ client }) => {
    await ask(client)
    const letter = await receiveOne()
    await enter(client, { token: codeIn(letter), email })

    for (const token of [codeIn(letter), tokenIn(letter)]) {
      const again = await enter(client, { token, email })
      again.assertStatus(400)
    }
  })

  test('both work for 10 minutes (50)', async ({ client }) => {
    await ask(client)
    const letter = await receiveOne()
    timeTravel('11 minutes')

    for (const token of [codeIn(letter), tokenIn(letter)]) {
      const late = await enter(client, { token, email })
      late.assertStatus(400)
    }
  })

  test('the answer shows a token only where the configuration says so (56)', async ({
    assert,
    client,
  }) => {
    turn(emailConfig, { echoesMagicToken: true })

    const asked = await ask(client)

    assert.sameMembers(Object.keys(asked.body()), ['status', 'debug_token'])
    assert.equal(tokenIn(await receiveOne()), asked.body().debug_token)
    const response = await enter(client, { token: asked.body().debug_token })
    response.assertStatus(200)
  })

  test('nothing in the database opens an account (15, 51)', async ({ assert, client }) => {
    await ask(client)
    const letter = await receiveOne()

    const rows = JSON.stringify([
      await MailedToken.query().pojo(),
      await OutgoingMail.query().select('variables').pojo(),
    ])

    assert.notInclude(rows, tokenIn(letter))
    assert.notInclude(rows, codeIn(letter))
  })
})
