import { createSecretKey } from 'node:crypto'
import { jwtConfig } from '#config/jwt'
import Session from '#models/session'
import { turn } from '#tests/helpers/settings'
import { parseAnswer, speak } from '#tests/helpers/socket'
import { claimsOf, forge, signedIn } from '#tests/helpers/tokens'
import { test, timeTravel } from '@japa/runner'

const now = () => Math.floor(Date.now() / 1000)

test.group('Access tokens', () => {
  test('say who, which session and until when, and nothing else (6, 9, 19)', async ({ assert }) => {
    const { user, access } = await signedIn()
    const { exp, iat, jti, sid, ...claims } = claimsOf(access)

    assert.deepEqual(claims, {
      token_type: 'access',
      sub: user.id,
      iss: 'yetanotherboilerplate',
      aud: 'yetanotherboilerplate-api',
    })
    assert.equal(exp - iat, 900)
    assert.notEqual(jti, sid)
  })

  test('open nothing when anything in them is not ours (1, 3, 5, 6, 7)')
    .with([
      { header: { alg: 'none' } },
      { header: { alg: 'None' } },
      { header: { alg: undefined } },
      { header: { alg: 'HS512' }, hash: 'sha512' },
      { header: { alg: 'RS256' } },
      { header: { kid: '../../dev/null' } },
      { header: { jwk: { kty: 'oct', k: 'AA' } }, key: '' },
      { header: { jku: 'https://example.com/keys' } },
      { key: 'a key of somebody else, long enough' },
      { claims: { token_type: 'refresh' } },
      { claims: { token_type: undefined } },
      { claims: { iss: 'somebody-else' } },
      { claims: { aud: ['yetanotherboilerplate-api'] } },
      { claims: { exp: undefined } },
      { claims: { exp: '4102444800' } },
      { claims: { exp: 4_102_444_800.5 } },
      { claims: { exp: null } },
      { claims: { iat: 4_102_444_800 } },
      { claims: { nbf: 4_102_444_800 } },
      { claims: { nbf: 'soon' } },
      { claims: { sub: 5 } },
      { claims: { sub: "' OR 1=1" } },
      { claims: { sid: '00000000-0000-7000-8000-000000000000' } },
      { claims: { sid: 'x' } },
      { claims: { jti: {} } },
    ])
    .run(async ({ assert, client }, forgery) => {
      const { access } = await signedIn()

      const response = await client.get('/api/v1/me').bearerToken(forge(access, forgery))

      response.assertStatus(401)
      response.assertBodyContains({ code: 'token_invalid' })
      assert.include(response.header('www-authenticate'), 'error="invalid_token"')
    })

  test('open nothing when a bit is altered or the spelling is another (2, 14)', async ({
    client,
  }) => {
    const { access } = await signedIn()
    const [header, payload, signature] = access.split('.')
    const spellings = [
      `${header}.${payload}.${flip(signature)}`,
      `${header}.${flip(payload)}.${signature}`,
      `${flip(header)}.${payload}.${signature}`,
      `${access}=`,
      `${access}.`,
      `${access}.${signature}`,
      `${header}.${payload}`,
      `${header}.${payload}.`,
      access.slice(0, -1),
      access.replace('.', '..'),
      'x'.repeat(8000),
    ]

    for (const spelling of spellings) {
      const response = await client.get('/api/v1/me').bearerToken(spelling)
      response.assertStatus(401)
    }
  })

  test('count in the header Authorization only (16)', async ({ client }) => {
    const { access } = await signedIn()

    const query = await client.get('/api/v1/me').qs({ access_token: access, token: access })
    query.assertStatus(401)
    const other = await client.get('/api/v1/me').header('x-access-token', access)
    other.assertStatus(401)
    const cookie = await client.get('/api/v1/me').header('cookie', `access=${access}`)
    cookie.assertStatus(401)
  })

  test('the scheme is read in any letter case, odd headers are refused (17, 20)', async ({
    assert,
    client,
  }) => {
    const { access } = await signedIn()
    const statuses = {
      [`bearer ${access}`]: 200,
      [`BEARER ${access}`]: 200,
      [access]: 401,
      [`Basic ${access}`]: 401,
      'Bearer': 401,
      'Bearer ': 401,
      [`Bearer ${access} ${access}`]: 401,
      [`Bearer ${access}, Bearer ${access}`]: 401,
    }

    const twice = await speak(
      `GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${access}\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n`
    )
    assert.equal(parseAnswer(twice).status, 401)

    const bare = await client.get('/api/v1/me').header('authorization', 'Bearer')
    bare.assertBodyContains({ code: 'authentication_required' })

    for (const [authorization, status] of Object.entries(statuses)) {
      const response = await client.get('/api/v1/me').header('authorization', authorization)
      response.assertStatus(status)
    }
  })

  test('expire after 15 minutes, and say so (7)', async ({ client }) => {
    const { access } = await signedIn()

    timeTravel('16 minutes')

    const response = await client.get('/api/v1/me').bearerToken(access)
    response.assertStatus(401)
    response.assertBodyContains({ code: 'token_expired' })
  })

  test('stop at once when the account is disabled or deleted (8)', async ({ client }) => {
    const disabled = await signedIn()
    await disabled.user.merge({ isActive: false }).save()
    const deleted = await signedIn()
    await deleted.user.delete()

    for (const { access } of [disabled, deleted]) {
      const response = await client.get('/api/v1/me').bearerToken(access)
      response.assertStatus(401)
      response.assertBodyContains({ code: 'token_invalid' })
    }
  })

  test('stay dead when a disabled account is enabled again (8)', async ({ client }) => {
    const { user, access, refresh } = await signedIn()
    await user.merge({ isActive: false }).save()
    await user.merge({ isActive: true }).save()

    const response = await client.get('/api/v1/me').bearerToken(access)
    response.assertStatus(401)
    const refreshed = await client.post('/api/auth/jwt/refresh/').json({ refresh })
    refreshed.assertStatus(401)
  })

  test('lose what the account loses with the next request (66)', async ({ client }) => {
    const { user, access } = await signedIn()
    await user.merge({ isStaff: true }).save()
    const staff = await client.get('/admin/api/ping').bearerToken(access)
    staff.assertStatus(200)

    await user.merge({ isStaff: false }).save()

    const demoted = await client.get('/admin/api/ping').bearerToken(access)
    demoted.assertStatus(403)
  })

  test('stay good when the key is changed and the old one is kept (21)', async ({ client }) => {
    const { access } = await signedIn()
    const [current] = jwtConfig.keys
    const key = 'the key before this one, in 32 bytes'
    const former = forge(access, { key })

    const before = await client.get('/api/v1/me').bearerToken(former)
    before.assertStatus(401)

    turn(jwtConfig, { keys: [current, createSecretKey(key, 'utf8')] })
    const after = await client.get('/api/v1/me').bearerToken(former)
    after.assertStatus(200)
  })

  test('never outlive their session (9)', async ({ assert }) => {
    turn(jwtConfig, { sessionLifetime: 60 })
    const { access, refresh } = await signedIn()

    assert.isAtMost(claimsOf(access).exp, now() + 60)
    assert.isAtMost(claimsOf(refresh).exp, now() + 60)
  })

  test('a public endpoint does not look at them', async ({ client }) => {
    const email = 'ada@example.com'
    for (const authorization of ['Bearer broken', 'Basic x', `Bearer ${'x'.repeat(5000)}`]) {
      const response = await client
        .post('/api/auth/register/')
        .header('authorization', authorization)
        .json({ email: `${authorization.length}${email}`, password: 'correct horse' })
      response.assertStatus(201)
    }
  })

  test('nothing usable as a token is in the database (15)', async ({ assert }) => {
    const { access, refresh } = await signedIn()
    const sessions = await Session.all()

    const stored = JSON.stringify(sessions)
    assert.notInclude(stored, access.split('.')[2])
    assert.notInclude(stored, refresh.split('.')[2])
  })
})

/** Alters one bit of the value that a letter in the middle stands for. */
function flip(text: string) {
  const middle = Math.floor(text.length / 2)
  const letter = text[middle] === 'A' ? 'B' : 'A'
  return text.slice(0, middle) + letter + text.slice(middle + 1)
}
