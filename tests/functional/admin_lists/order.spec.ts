import { UserFactory } from '#database/factories/user_factory'
import { linksIn, titlesIn, viewerOf } from '#tests/helpers/admin_lists'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'

test.group('The order of a list', (group) => {
  const joined = DateTime.utc()

  group.each.setup(async () => {
    await UserFactory.merge([
      { email: 'a@example.com', lastLogin: null, dateJoined: joined.minus({ days: 1 }) },
      { email: 'b@example.com', lastLogin: joined, dateJoined: joined.minus({ days: 3 }) },
      {
        email: 'c@example.com',
        lastLogin: joined.minus({ days: 1 }),
        dateJoined: joined.minus({ days: 2 }),
      },
    ]).createMany(3)
  })

  test('is {order}: {first}')
    .with([
      { order: '', first: 'acb' },
      { order: 'email', first: 'abc' },
      { order: '-email', first: 'cba' },
      { order: 'date_joined', first: 'bca' },
      { order: '-last_login', first: 'bca' },
      { order: 'last_login', first: 'cba' },
    ])
    .run(async ({ assert, client }, { order, first }) => {
      const { get } = await viewerOf(client, 'users')

      const response = await get(`/admin/users/?q=@example.com&order=${order}`)

      const known = titlesIn(response).filter((email) => /^[abc]@/.test(email))
      assert.equal(known.map((email) => email[0]).join(''), first)
    })

  test('is the usual one for whatever the list does not show (73)')
    .with(['id', 'password', 'email_verified_at', 'is_superuser', 'users.email', 'email,id'])
    .with([';drop', '--email', 'email desc', '__proto__', 'constructor', 'user.email', 'x__y'])
    .run(async ({ assert, client }, order) => {
      const { get } = await viewerOf(client, 'users')

      const usual = await get('/admin/users/')
      const response = await get('/admin/users/').qs({ order })

      response.assertStatus(200)
      assert.deepEqual(titlesIn(response), titlesIn(usual))
    })

  test('of equal rows is the same on all pages, so that each row is on one', async ({
    assert,
    client,
  }) => {
    const { get } = await viewerOf(client, 'users')
    await UserFactory.merge({ lastName: 'Equal', dateJoined: joined }).createMany(102)

    for (const order of ['last_name', '-last_name', 'is_active', '-last_login', 'date_joined']) {
      const pages = [1, 2, 3].map((page) => get('/admin/users/').qs({ q: 'equal', order, page }))
      const answers = await Promise.all(pages)
      const emails = answers.flatMap(titlesIn)

      assert.lengthOf(emails, 102)
      assert.lengthOf([...new Set(emails)], 102)
    }
  })

  test('is turned round by a second click on a heading', async ({ assert, client }) => {
    const { get } = await viewerOf(client, 'users')

    const first = await get('/admin/users/?order=email')
    assert.include(linksIn(first, '/admin/users/?order='), '/admin/users/?order=-email')
    first.assertTextIncludes('aria-sort="ascending"')

    const second = await get('/admin/users/?order=-email')
    assert.include(linksIn(second, '/admin/users/?order='), '/admin/users/?order=email')
    second.assertTextIncludes('aria-sort="descending"')
  })
})
