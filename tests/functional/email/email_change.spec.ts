import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import OutgoingMail from '#models/outgoing_mail'
import { receive, tokenIn } from '#tests/helpers/mailbox'
import { signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type { ApiClient } from '@japa/api-client'

const email = 'new@example.com'

const ask = (client: ApiClient, access: string, change: object = { email, password: PASSWORD }) =>
  client.post('/api/auth/email/change/').bearerToken(access).json(change)

const confirm = (client: ApiClient, token: string) =>
  client.post('/api/auth/email/change/verify/').json({ token })

const verified = async () => signedIn(await UserFactory.apply('verified').create())

test.group('Change of address', () => {
  test('the account moves when the new mailbox confirms, and the old one is told (60)', async ({
    assert,
    client,
  }) => {
    const { user, access } = await verified()

    const asked = await ask(client, access, { email: 'New@Example.com', password: PASSWORD })
    asked.assertStatus(202)
    asked.assertBody({ status: 'accepted' })
    const [link, notice] = await receive()
    assert.deepEqual([link.to, notice.to], [email, user.email])
    assert.include(notice.text, email)
    const response = await confirm(client, tokenIn(link))

    response.assertStatus(200)
    response.assertBodyContains({ user: { id: user.id, email, is_email_verified: true } })
    const signIn = await client.post('/api/auth/jwt/token/').json({ email, password: PASSWORD })
    signIn.assertStatus(200)
  })

  test('until then the old address is the one that counts (60)', async ({ client }) => {
    const { user, access } = await verified()
    await ask(client, access)

    const credentials = { email: user.email, password: PASSWORD }
    const signIn = await client.post('/api/auth/jwt/token/').json(credentials)

    signIn.assertStatus(200)
  })

  test('it needs the password (60)', async ({ assert, client }) => {
    const { access } = await verified()

    const response = await ask(client, access, { email, password: 'wrong' })

    response.assertStatus(400)
    response.assertBodyContains({ errors: { password: ['The password is not correct'] } })
    assert.isEmpty(await receive())
  })

  test('the address of the account itself is refused', async ({ assert, client }) => {
    const { user, access } = await verified()

    const response = await ask(client, access, { email: user.email, password: PASSWORD })

    response.assertStatus(400)
    assert.property(response.body().errors, 'email')
  })

  test('whether an address has an account is not told, and it gets no link (48)', async ({
    assert,
    client,
  }) => {
    const { user, access } = await verified()
    const other = await UserFactory.create()

    const response = await ask(client, access, { email: other.email, password: PASSWORD })

    response.assertStatus(202)
    response.assertBody({ status: 'accepted' })
    const letters = await receive()
    assert.deepEqual(
      letters.map(({ to }) => to),
      [user.email]
    )
  })

  test('an address that somebody takes meanwhile stays theirs (35)', async ({ client }) => {
    const { access } = await verified()
    await ask(client, access)
    const [link] = await receive()
    await UserFactory.merge({ email }).create()

    const response = await confirm(client, tokenIn(link))

    response.assertStatus(400)
    response.assertBodyContains({ code: 'invalid_or_expired' })
  })

  test('a later request calls the earlier one off (54)', async ({ client }) => {
    const { access } = await verified()
    await ask(client, access, { email: 'first@example.com', password: PASSWORD })
    const [first] = await receive()
    await ask(client, access)
    const [second] = await receive()

    const earlier = await confirm(client, tokenIn(first))
    earlier.assertStatus(400)
    const later = await confirm(client, tokenIn(second))
    later.assertStatus(200)
  })

  test('a changed password calls off the mail that {$self} (54)')
    .with(['waits', 'was given up'])
    .run(async ({ assert, client }, state) => {
      const { user, access } = await verified()
      await ask(client, access)
      const mail = await OutgoingMail.findByOrFail({ kind: 'change_email' })
      if (state === 'was given up') await mail.merge({ failedAt: DateTime.utc() }).save()

      await client
        .post('/api/auth/password/change/')
        .bearerToken(access)
        .json({ current_password: PASSWORD, new_password: 'another staple' })
      await OutgoingMail.retryFailed()

      const letters = await receive()
      assert.deepEqual(
        letters.map(({ to, subject }) => [to, subject]),
        [
          [user.email, 'Your email address is about to change'],
          [user.email, 'Your password was changed'],
        ]
      )
    })

  test('of an account that was not verified, password and sessions end (44)', async ({
    client,
  }) => {
    const { access } = await signedIn()
    await ask(client, access)
    const [link] = await receive()

    const response = await confirm(client, tokenIn(link))

    response.assertStatus(200)
    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(401)
    const signIn = await client.post('/api/auth/jwt/token/').json({ email, password: PASSWORD })
    signIn.assertStatus(401)
  })

  test('the proof of the mailbox calls off what somebody else asked for before (44)', async ({
    client,
  }) => {
    const { user, access } = await signedIn()
    await ask(client, access)
    const [link] = await receive()
    await client.post('/api/auth/magic/request/').json({ email: user.email })
    const [magic] = await receive()
    await client.post('/api/auth/magic/verify/').json({ token: tokenIn(magic) })

    const response = await confirm(client, tokenIn(link))

    response.assertStatus(400)
  })

  test('it calls off what was mailed to the old address (54)', async ({ client }) => {
    const { user, access } = await verified()
    await client.post('/api/auth/password/reset/request/').json({ email: user.email })
    await client.post('/api/auth/magic/request/').json({ email: user.email })
    const [reset, magic] = await receive()
    await ask(client, access)
    const [link] = await receive()
    await confirm(client, tokenIn(link))

    for (const [path, letter] of [
      ['password/reset', reset],
      ['magic/verify', magic],
    ] as const) {
      const body = { token: tokenIn(letter), password: PASSWORD }
      const response = await client.post(`/api/auth/${path}/`).json(body)
      response.assertStatus(400)
      response.assertBodyContains({ code: 'invalid_or_expired' })
    }
  })
})
