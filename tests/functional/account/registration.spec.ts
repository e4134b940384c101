import { test } from '@japa/runner'

const ada = { email: 'ada@example.com', password: 'correct horse' }

test.group('Registration', () => {
  test('a new account is signed in at once', async ({ assert, client }) => {
    const response = await client.post('/api/auth/register/').json({ ...ada, first_name: 'Ada' })

    response.assertStatus(201)
    assert.properties(response.body(), ['access', 'refresh', 'user'])
    response.assertBodyContains({ user: { email: 'ada@example.com', first_name: 'Ada' } })

    const me = await client.get('/api/v1/me').bearerToken(response.body().access)
    me.assertStatus(200)
  })
})
