import { jwtConfig } from '#config/jwt'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import { turn } from '#tests/helpers/settings'
import { claimsOf, signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'

test.group('Sessions', () => {
  test('the caller sees own live sessions, newest first (64)', async ({ assert, client }) => {
    const { user, access } = await signedIn()
    await signedIn()
    const ended = await signedIn(user)
    await client.post('/api/auth/jwt/logout/').json({ refresh: ended.refresh })
    const phone = await client
      .post('/api/auth/jwt/token/')
      .header('user-agent', 'Phone')
      .json({ email: user.email, password: PASSWORD })

    const response = await client.get('/api/auth/sessions/').bearerToken(access)

    response.assertStatus(200)
    const { data } = response.body()
    assert.lengthOf(data, 2)
    assert.deepEqual(Object.keys(data[0]), [
      'id',
      'user_agent',
      'ip_address',
      'created_at',
      'last_used_at',
      'expires_at',
      'is_current',
    ])
    assert.equal(data[0].id, claimsOf(phone.body().access).sid)
    assert.equal(data[0].user_agent, 'Phone')
    assert.equal(data[0].ip_address, '127.0.0.1')
    assert.deepEqual(
      data.map((session: { is_current: boolean }) => session.is_current),
      [false, true]
    )
  })

  test('the caller ends one of them (64)', async ({ client }) => {
    const { user, access } = await signedIn()
    const other = await signedIn(user)

    const response = await client
      .delete(`/api/auth/sessions/${claimsOf(other.access).sid}/`)
      .bearerToken(access)

    response.assertStatus(204)
    const ended = await client.get('/api/v1/me').bearerToken(other.access)
    ended.assertStatus(401)
    const current = await client.get('/api/v1/me').bearerToken(access)
    current.assertStatus(200)
  })

  test("somebody else's session, an ended one and none are the same 404 (64, 75)", async ({
    client,
  }) => {
    const { user, access } = await signedIn()
    const stranger = await signedIn()
    const ended = await signedIn(user)
    await client.post('/api/auth/jwt/logout/').json({ refresh: ended.refresh })
    const ids = [
      claimsOf(stranger.access).sid,
      claimsOf(ended.access).sid,
      '00000000-0000-7000-8000-000000000000',
      'x',
      '1',
      'zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz',
      "'%20OR%201=1",
    ]

    for (const id of ids) {
      const response = await client.delete(`/api/auth/sessions/${id}`).bearerToken(access)
      response.assertStatus(404)
      response.assertBodyContains({ code: 'not_found' })
    }
    const untouched = await client.get('/api/v1/me').bearerToken(stranger.access)
    untouched.assertStatus(200)
  })

  test('the caller ends all others at once (64)', async ({ client }) => {
    const { user, access } = await signedIn()
    const others = [await signedIn(user), await signedIn(user)]

    const response = await client.delete('/api/auth/sessions/').bearerToken(access)

    response.assertStatus(204)
    for (const other of others) {
      const me = await client.get('/api/v1/me').bearerToken(other.access)
      me.assertStatus(401)
    }
    const current = await client.get('/api/v1/me').bearerToken(access)
    current.assertStatus(200)
  })

  test('all sessions of a user end with the next request (65)', async ({ client }) => {
    const { user, access } = await signedIn()

    await Session.endAllOf(user.id, 'revoked')

    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(401)
  })

  test('one account has so many sessions, the one idle longest makes room (67)', async ({
    client,
  }) => {
    turn(jwtConfig, { maxSessionsPerUser: 2 })
    const user = await UserFactory.create()
    const oldest = await signedIn(user)
    const middle = await signedIn(user)

    const newest = await signedIn(user)

    const gone = await client.get('/api/v1/me').bearerToken(oldest.access)
    gone.assertStatus(401)
    for (const { access } of [middle, newest]) {
      const me = await client.get('/api/v1/me').bearerToken(access)
      me.assertStatus(200)
    }
  })

  test('a user agent of any length and content is kept safely', async ({ assert, client }) => {
    const user = await UserFactory.create()

    const response = await client
      .post('/api/auth/jwt/token/')
      .header('user-agent', `<b>${'x'.repeat(3000)}`)
      .json({ email: user.email, password: PASSWORD })

    response.assertStatus(200)
    const session = await Session.findOrFail(claimsOf(response.body().access).sid)
    assert.lengthOf(session.userAgent, 512)
  })
})
