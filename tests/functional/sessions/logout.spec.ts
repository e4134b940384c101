import { signedIn } from '#tests/helpers/tokens'
import { test, timeTravel } from '@japa/runner'

test.group('Logout', () => {
  test('ends the session with the next request (22)', async ({ client }) => {
    const { access, refresh } = await signedIn()

    const response = await client.post('/api/auth/jwt/logout/').json({ refresh })

    response.assertStatus(204)
    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(401)
    const again = await client.post('/api/auth/jwt/refresh/').json({ refresh })
    again.assertStatus(401)
    const verified = await client.post('/api/auth/jwt/verify/').json({ token: access })
    verified.assertStatus(401)
  })

  test('leaves the other sessions of the account alone', async ({ client }) => {
    const { user, refresh } = await signedIn()
    const other = await signedIn(user)

    await client.post('/api/auth/jwt/logout/').json({ refresh })

    const me = await client.get('/api/v1/me').bearerToken(other.access)
    me.assertStatus(200)
  })

  test('a token that opens nothing gets the same answer (22)', async ({ client }) => {
    const { access, refresh } = await signedIn()
    const twice = await signedIn()
    await client.post('/api/auth/jwt/logout/').json({ refresh: twice.refresh })

    for (const token of [twice.refresh, access, 'x', 'a.b.c', 'x'.repeat(100_000)]) {
      const response = await client.post('/api/auth/jwt/logout/').json({ refresh: token })
      response.assertStatus(204)
    }
    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(200)

    timeTravel('31 days')
    const expired = await client.post('/api/auth/jwt/logout/').json({ refresh })
    expired.assertStatus(204)
  })

  test('what is no text is refused')
    .with([{}, { refresh: null }, { refresh: 5 }, { refresh: '' }])
    .run(async ({ client }, body) => {
      const response = await client.post('/api/auth/jwt/logout/').json(body)
      response.assertStatus(400)
    })
})
