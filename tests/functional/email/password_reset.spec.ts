import { passwordsConfig } from '#config/passwords'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import OutgoingMail from '#models/outgoing_mail'
import { receive, receiveOne, tokenIn } from '#tests/helpers/mailbox'
import { turn } from '#tests/helpers/settings'
import { signedIn } from '#tests/helpers/tokens'
import { test, timeTravel } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

const password = 'a new battery staple'

const ask = (client: ApiClient, email: string) =>
  client.post('/api/auth/password/reset/request/').json({ email })

const reset = (client: ApiClient, token: string, chosen = password) =>
  client.post('/api/auth/password/reset/').json({ token, password: chosen })

const signIn = (client: ApiClient, email: string, known: string) =>
  client.post('/api/auth/jwt/token/').json({ email, password: known })

test.group('Password reset', () => {
  test('whoever reads the mailbox chooses a new password (58)', async ({ client }) => {
    const { email } = await UserFactory.create()
    const asked = await ask(client, email.toUpperCase())
    asked.assertStatus(202)
    asked.assertBody({ status: 'accepted' })

    const response = await reset(client, tokenIn(await receiveOne()))

    response.assertStatus(200)
    const before = await signIn(client, email, PASSWORD)
    before.assertStatus(401)
    const now = await signIn(client, email, password)
    now.assertStatus(200)
  })

  test('it ends all sessions, tells the owner, and proves the mailbox (44, 58)', async ({
    assert,
    client,
  }) => {
    const { user, access, refresh } = await signedIn()
    await ask(client, user.email)

    await reset(client, tokenIn(await receiveOne()))

    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(401)
    const refreshed = await client.post('/api/auth/jwt/refresh/').json({ refresh })
    refreshed.assertStatus(401)
    const notice = await receiveOne()
    assert.equal(notice.subject, 'Your password was changed')
    assert.equal(notice.to, user.email)
    await user.refresh()
    assert.isTrue(user.isEmailVerified)
  })

  test('a disabled account stays disabled (58)', async ({ client }) => {
    const { email } = await UserFactory.apply('inactive').create()
    await ask(client, email)

    const response = await reset(client, tokenIn(await receiveOne()))

    response.assertStatus(200)
    const now = await signIn(client, email, password)
    now.assertStatus(401)
  })

  test('an unknown address gets the same answer for the same work, and no mail (48)', async ({
    assert,
    client,
  }) => {
    const { email } = await UserFactory.create()
    const known = await ask(client, email)
    const unknown = await ask(client, 'nobody@example.com')

    assert.equal(unknown.status(), known.status())
    assert.deepEqual(unknown.body(), known.body())
    const left = await OutgoingMail.query().orderBy('id')
    assert.deepEqual(
      left.map(({ kind, recipient, userId, variables }) => [kind, recipient, userId, variables]),
      [email, 'nobody@example.com'].map((address) => ['reset_password', address, null, {}])
    )
    const mails = await receive()
    assert.deepEqual(
      mails.map(({ to }) => to),
      [email]
    )
  })

  test('a link works once (52)', async ({ client }) => {
    const { email } = await UserFactory.create()
    await ask(client, email)
    const token = tokenIn(await receiveOne())
    await reset(client, token)

    const again = await reset(client, token)

    again.assertStatus(400)
    again.assertBodyContains({ code: 'invalid_or_expired' })
  })

  test('a link works for an hour', async ({ client }) => {
    const { email } = await UserFactory.create()
    await ask(client, email)
    const token = tokenIn(await receiveOne())
    timeTravel('61 minutes')

    const late = await reset(client, token)

    late.assertStatus(400)
    late.assertBodyContains({ code: 'invalid_or_expired' })
  })

  test('a newer link replaces the older one (54)', async ({ client }) => {
    const { email } = await UserFactory.create()
    await ask(client, email)
    await ask(client, email)
    const [older, newer] = await receive()

    const first = await reset(client, tokenIn(older))
    first.assertStatus(400)
    const second = await reset(client, tokenIn(newer))
    second.assertStatus(200)
  })

  test('a changed password kills the link (54)', async ({ client }) => {
    const user = await UserFactory.create()
    await ask(client, user.email)
    const token = tokenIn(await receiveOne())
    await client
      .post('/api/auth/password/change/')
      .loginAs(user)
      .json({ current_password: PASSWORD, new_password: 'another staple' })

    const response = await reset(client, token)

    response.assertStatus(400)
  })

  test('a password that is not accepted uses no link up', async ({ client }) => {
    turn(passwordsConfig, { rejectCommon: true })
    const { email } = await UserFactory.merge({ email: 'ada.lovelace@example.com' }).create()
    await ask(client, email)
    const token = tokenIn(await receiveOne())

    for (const refused of ['short', 'password123', 'ada.lovelace', `my ${email}`]) {
      const response = await reset(client, token, refused)
      response.assertStatus(400)
      response.assertBodyContains({ code: 'validation_failed' })
    }
    const accepted = await reset(client, token)
    accepted.assertStatus(200)
  })
})
