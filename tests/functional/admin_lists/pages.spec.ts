import { UserFactory } from '#database/factories/user_factory'
import { linksIn, titlesIn, viewerOf } from '#tests/helpers/admin_lists'
import { Specimen, withSpecimens } from '#tests/helpers/specimens'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'

/** Accounts without hooks and models: there are many. */
async function createAccounts(count: number) {
  const accounts = Array.from({ length: count }, (_, number) => {
    const id = uuid()
    return {
      id,
      email: `${id}@example.com`,
      date_joined: `2001-01-01 00:00:00.${String(number % 1000).padStart(3, '0')}+00:00`,
    }
  })

  while (accounts.length) await db.table('users').multiInsert(accounts.splice(0, 200))
}

test.group('The pages of a list', () => {
  test('{page} is none (83)')
    .with(['-1', '0', '1001', '1e9', 'abc', '1.5', 'NaN', 'Infinity', '99999999999999999999', '[]'])
    .run(async ({ client }, page) => {
      const { get } = await viewerOf(client, 'users')

      const response = await get('/admin/users/').qs({ page })

      response.assertStatus(400)
      response.assertHeader('content-type', 'text/html; charset=utf-8')
    })

  test('lead to each other, and past the end to a way back', async ({ assert, client }) => {
    const { get } = await viewerOf(client, 'users')
    await createAccounts(60)

    const first = await get('/admin/users/')
    assert.lengthOf(titlesIn(first), 50)
    assert.include(linksIn(first, '/admin/users/?page'), '/admin/users/?page=2')
    first.assertTextIncludes('61 users')

    const second = await get('/admin/users/?page=2')
    assert.lengthOf(titlesIn(second), 11)
    assert.notInclude(linksIn(second, '/admin/users/?page'), '/admin/users/?page=3')

    const beyond = await get('/admin/users/?page=1000')
    beyond.assertStatus(200)
    beyond.assertTextIncludes('Nothing on this page')
    assert.include(linksIn(beyond, '/admin/users/'), '/admin/users/')
  })

  test('begin anew when the list is narrowed or sorted', async ({ assert, client }) => {
    const { get } = await viewerOf(client, 'users')
    await createAccounts(60)

    const response = await get('/admin/users/?page=2')

    assert.include(linksIn(response, '/admin/users/'), '/admin/users/?is_staff=yes')
    assert.include(linksIn(response, '/admin/users/'), '/admin/users/?order=email')
  })

  test('tell how many rows there are, up to 10,000', async ({ client }) => {
    const { get, user } = await viewerOf(client, 'users')

    const one = await get('/admin/users/').qs({ q: user.email })
    one.assertTextIncludes('>1 user<')

    await createAccounts(9999)
    const exact = await get('/admin/users/')
    exact.assertTextIncludes('10,000 users')
    exact.assertTextIncludes('of 200')

    await createAccounts(1)
    const more = await get('/admin/users/')
    more.assertTextIncludes('More than 10,000 users')
  }).timeout(20_000)

  test('that are known to be empty say that there is nothing yet', async ({ client }) => {
    const { get } = await viewerOf(client, 'mailed_tokens')

    const response = await get('/admin/mailed_tokens/')

    response.assertTextIncludes('No mailed tokens yet')
    response.assertTextIncludes('0 mailed tokens')
  })
})

test.group('The dates of a list', (group) => {
  withSpecimens(group)

  group.each.setup(async () => {
    await UserFactory.create()
  })

  test('lead from years to months to days', async ({ assert, client }) => {
    const { get } = await viewerOf(client, 'users')
    await createAccounts(2)

    const all = await get('/admin/users/')
    assert.include(linksIn(all, '/admin/users/?year'), '/admin/users/?year=2001')

    const year = await get('/admin/users/?year=2001')
    assert.lengthOf(titlesIn(year), 2)
    assert.include(linksIn(year, '/admin/users/?year'), '/admin/users/?year=2001&month=1')

    const month = await get('/admin/users/?year=2001&month=1')
    assert.include(linksIn(month, '/admin/users/?year'), '/admin/users/?year=2001&month=1&day=1')

    const day = await get('/admin/users/?year=2001&month=1&day=1')
    assert.lengthOf(titlesIn(day), 2)
    const next = await get('/admin/users/?year=2001&month=1&day=2')
    assert.isEmpty(titlesIn(next))
  })

  test('lead back to all of them, with the filters', async ({ client }) => {
    const { get } = await viewerOf(client, 'users')
    await createAccounts(1)

    const day = await get('/admin/users/?is_staff=no&year=2001&month=1&day=1')

    day.assertTextIncludes('<a href="/admin/users/?is_staff=no">All dates</a>')
  })

  test('can be those of a column without times', async ({ assert, client }) => {
    await Specimen.create({ name: 'Quartz', foundOn: DateTime.local(2001, 1, 1) })
    const { get } = await viewerOf(client, 'specimens')

    for (const query of ['year=2001', 'year=2001&month=1', 'year=2001&month=1&day=1']) {
      const response = await get(`/admin/specimens/?${query}`)
      assert.deepEqual(titlesIn(response), ['Quartz'])
    }
  })

  test('that are none change nothing: {$self}')
    .with(['year=99999', 'year=10000', 'year=9999', 'year=-1', 'year=abc', 'year=0', 'year=1.5'])
    .with(['year=2026&month=13', 'year=2026&month=2&day=31', 'month=1', 'year=NaN', 'year=1e99'])
    .run(async ({ assert, client }, query) => {
      const { get } = await viewerOf(client, 'users')

      const response = await get(`/admin/users/?${query}`)

      response.assertStatus(200)
      assert.lengthOf(titlesIn(response), 2)
    })
})
