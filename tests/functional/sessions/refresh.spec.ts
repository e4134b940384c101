import { jwtConfig } from '#config/jwt'
import Session from '#models/session'
import { turn } from '#tests/helpers/settings'
import { claimsOf, forge, signedIn } from '#tests/helpers/tokens'
import { test, timeTravel } from '@japa/runner'

test.group('Refresh', () => {
  test('answers a new pair of the same session (10)', async ({ assert, client }) => {
    const { access, refresh } = await signedIn()

    const response = await client.post('/api/auth/jwt/refresh/').json({ refresh })

    response.assertStatus(200)
    assert.sameMembers(Object.keys(response.body()), ['access', 'refresh'])
    assert.notEqual(response.body().refresh, refresh)
    assert.equal(claimsOf(response.body().access).sid, claimsOf(access).sid)
    assert.notEqual(claimsOf(response.body().access).jti, claimsOf(access).jti)
  })

  test('a client that ignores the successor goes on as before', async ({ assert, client }) => {
    const { refresh } = await signedIn()

    const successors = new Set<string>()
    for (let time = 0; time < 4; time++) {
      const response = await client.post('/api/auth/jwt/refresh/').json({ refresh })
      response.assertStatus(200)
      successors.add(response.body().refresh)
    }

    assert.equal(successors.size, 1)
  })

  test('each use of a token shows in the list of sessions (64)', async ({ assert, client }) => {
    const { refresh } = await signedIn()
    await client.post('/api/auth/jwt/refresh/').json({ refresh })
    const { lastUsedAt: before } = await Session.findOrFail(claimsOf(refresh).sid)

    timeTravel('1 hour')
    await client.post('/api/auth/jwt/refresh/').json({ refresh })

    const { lastUsedAt: after } = await Session.findOrFail(claimsOf(refresh).sid)
    assert.closeTo(after.diff(before).as('minutes'), 60, 1)
  })

  test('a token whose successor was used is dead and takes the session along (11)', async ({
    assert,
    client,
  }) => {
    const other = await signedIn()
    const { refresh: first, access } = await signedIn(other.user)
    const second = await client.post('/api/auth/jwt/refresh/').json({ refresh: first })
    const third = await client
      .post('/api/auth/jwt/refresh/')
      .json({ refresh: second.body().refresh })

    const reuse = await client.post('/api/auth/jwt/refresh/').json({ refresh: first })

    reuse.assertStatus(401)
    reuse.assertBodyContains({ code: 'token_invalid' })
    for (const token of [access, second.body().access, third.body().access]) {
      const response = await client.get('/api/v1/me').bearerToken(token)
      response.assertStatus(401)
    }
    for (const { refresh } of [second.body(), third.body()]) {
      const response = await client.post('/api/auth/jwt/refresh/').json({ refresh })
      response.assertStatus(401)
    }
    const untouched = await client.get('/api/v1/me').bearerToken(other.access)
    untouched.assertStatus(200)
    const session = await Session.findOrFail(claimsOf(access).sid)
    assert.equal(session.endReason, 'reuse')
  })

  test('takes refresh tokens only, of live sessions (5, 8)', async ({ client }) => {
    const { access, refresh } = await signedIn()
    const disabled = await signedIn()
    await disabled.user.merge({ isActive: false }).save()
    const deleted = await signedIn()
    await deleted.user.delete()
    const forged = forge(refresh, { claims: { jti: claimsOf(access).jti } })

    for (const token of [access, disabled.refresh, deleted.refresh, forged, 'x', 'a.b.c']) {
      const response = await client.post('/api/auth/jwt/refresh/').json({ refresh: token })
      response.assertStatus(401)
      response.assertBodyContains({ code: 'token_invalid' })
    }
  })

  test('what is no text is refused')
    .with([{}, { refresh: '' }, { refresh: null }, { refresh: 5 }, { refresh: ['x'] }])
    .run(async ({ client }, body) => {
      const response = await client.post('/api/auth/jwt/refresh/').json(body)
      response.assertStatus(400)
    })

  test('each use starts the 30 days again, up to 90 days after sign-in (9)', async ({
    assert,
    client,
  }) => {
    let { refresh } = await signedIn()
    const { iat: start } = claimsOf(refresh)
    assert.equal(claimsOf(refresh).exp - start, 30 * 86_400)

    for (const day of [25, 50, 75]) {
      timeTravel(new Date((start + day * 86_400) * 1000))
      const response = await client.post('/api/auth/jwt/refresh/').json({ refresh })
      response.assertStatus(200)
      refresh = response.body().refresh
      assert.closeTo(claimsOf(refresh).exp, start + Math.min(day + 30, 90) * 86_400, 3)
    }

    timeTravel(new Date((start + 91 * 86_400) * 1000))
    const late = await client.post('/api/auth/jwt/refresh/').json({ refresh })
    late.assertStatus(401)
    late.assertBodyContains({ code: 'token_expired' })
  })

  test('a session that idled for 30 days is over (9)', async ({ client }) => {
    const { refresh } = await signedIn()

    timeTravel('31 days')

    const response = await client.post('/api/auth/jwt/refresh/').json({ refresh })
    response.assertStatus(401)
    response.assertBodyContains({ code: 'token_expired' })
  })
})

test.group('Refresh, strict', (group) => {
  group.each.setup(() => turn(jwtConfig, { rotation: 'strict' }))

  test('a retry within the grace gets the same successor (13)', async ({ assert, client }) => {
    const { refresh } = await signedIn()
    const first = await client.post('/api/auth/jwt/refresh/').json({ refresh })

    timeTravel('9 seconds')
    const retry = await client.post('/api/auth/jwt/refresh/').json({ refresh })

    retry.assertStatus(200)
    assert.equal(retry.body().refresh, first.body().refresh)
  })

  test('a used token is dead after the grace and takes the session along (10, 11)', async ({
    client,
  }) => {
    const { refresh } = await signedIn()
    const successor = await client.post('/api/auth/jwt/refresh/').json({ refresh })

    timeTravel('12 seconds')
    const reuse = await client.post('/api/auth/jwt/refresh/').json({ refresh })

    reuse.assertStatus(401)
    const dead = await client.get('/api/v1/me').bearerToken(successor.body().access)
    dead.assertStatus(401)
  })

  test('verify says of a used token what the exchange would (18)', async ({ client }) => {
    const { refresh: token } = await signedIn()
    await client.post('/api/auth/jwt/refresh/').json({ refresh: token })

    const within = await client.post('/api/auth/jwt/verify/').json({ token })
    within.assertStatus(200)

    timeTravel('12 seconds')
    const after = await client.post('/api/auth/jwt/verify/').json({ token })
    after.assertStatus(401)
  })
})
