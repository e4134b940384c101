import { claimsOf, forge, signedIn } from '#tests/helpers/tokens'
import { test, timeTravel } from '@japa/runner'

test.group('Verification', () => {
  test('both tokens of a live session are good (18)', async ({ client }) => {
    const { access, refresh } = await signedIn()

    for (const token of [access, refresh]) {
      const response = await client.post('/api/auth/jwt/verify/').json({ token })
      response.assertStatus(200)
      response.assertBody({})
    }
  })

  test('what would open nothing is not good (18)', async ({ client }) => {
    const { access, refresh } = await signedIn()
    const next = await client.post('/api/auth/jwt/refresh/').json({ refresh })
    await client.post('/api/auth/jwt/refresh/').json({ refresh: next.body().refresh })
    const disabled = await signedIn()
    await disabled.user.merge({ isActive: false }).save()
    const forged = forge(access, { key: 'somebody else' })
    const unknown = forge(next.body().refresh, { claims: { jti: claimsOf(access).jti } })

    for (const token of [refresh, disabled.access, disabled.refresh, forged, unknown, 'x']) {
      const response = await client.post('/api/auth/jwt/verify/').json({ token })
      response.assertStatus(401)
      response.assertBodyContains({ code: 'token_invalid' })
    }
  })

  test('an expired token is told apart from a bad one', async ({ client }) => {
    const { access: token } = await signedIn()
    timeTravel('16 minutes')

    const response = await client.post('/api/auth/jwt/verify/').json({ token })

    response.assertStatus(401)
    response.assertBodyContains({ code: 'token_expired' })
  })

  test('garbage is refused')
    .with([{}, { token: [] }, { token: '' }, { token: null }, { token: { a: 1 } }])
    .run(async ({ client }, body) => {
      const response = await client.post('/api/auth/jwt/verify/').json(body)
      response.assertStatus(400)
    })

  test('200 KB of garbage are refused', async ({ client }) => {
    const response = await client
      .post('/api/auth/jwt/verify/')
      .json({ token: 'x.'.repeat(100_000) })
    response.assertStatus(401)
  })
})
