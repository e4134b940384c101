import { UserFactory } from '#database/factories/user_factory'
import { test } from '@japa/runner'

test.group('Profile', () => {
  test('shows the caller', async ({ client }) => {
    const user = await UserFactory.create()

    const response = await client.get('/api/v1/me').loginAs(user)

    response.assertStatus(200)
    response.assertBodyContains({ data: { id: user.id, email: user.email, is_staff: false } })
  })

  test('is closed without a token, and says how to open it (17)', async ({ assert, client }) => {
    const response = await client.get('/api/v1/me')

    response.assertStatus(401)
    response.assertBodyContains({ code: 'authentication_required' })
    assert.equal(response.header('www-authenticate'), 'Bearer realm="api"')
  })

  test('the caller changes both names, trimmed', async ({ client }) => {
    const user = await UserFactory.create()

    const response = await client
      .patch('/api/v1/me')
      .loginAs(user)
      .json({ first_name: ` ${'x'.repeat(150)} `, last_name: '  Hopper ' })

    response.assertStatus(200)
    response.assertBodyContains({
      message: 'Profile updated',
      data: { first_name: 'x'.repeat(150), last_name: 'Hopper' },
    })
  })

  test('what is left out stays as it is')
    .with([undefined, {}, { is_staff: true, email: 'other@example.com', unknown: 1 }])
    .run(async ({ client }, body) => {
      const user = await UserFactory.create()

      const request = client.patch('/api/v1/me').loginAs(user)
      const response = await (body ? request.json(body) : request)

      response.assertStatus(200)
      response.assertBodyContains({
        data: { email: user.email, first_name: 'Ada', last_name: 'Lovelace', is_staff: false },
      })
    })

  test('a name that is blank, too long or no text is refused')
    .with(['', '   ', 'x'.repeat(151), 5, null, ['Ada']])
    .run(async ({ assert, client }, name) => {
      const user = await UserFactory.create()

      const response = await client.patch('/api/v1/me').loginAs(user).json({ first_name: name })

      response.assertStatus(400)
      assert.sameMembers(Object.keys(response.body().errors), ['first_name'])
    })

  test('two changes at once both succeed', async ({ assert, client }) => {
    const user = await UserFactory.create()

    const responses = await Promise.all([
      client.patch('/api/v1/me').loginAs(user).json({ first_name: 'Grace' }),
      client.patch('/api/v1/me').loginAs(user).json({ last_name: 'Hopper' }),
    ])

    for (const response of responses) response.assertStatus(200)
    await user.refresh()
    assert.equal(`${user.firstName} ${user.lastName}`, 'Grace Hopper')
  })
})
