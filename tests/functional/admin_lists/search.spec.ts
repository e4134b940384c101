import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { accountsMatching } from '#services/admin/account_list'
import registry from '#services/admin/registry'
import { search } from '#services/admin/search'
import { titlesIn, viewerOf } from '#tests/helpers/admin_lists'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

test.group('A search in a list', (group) => {
  group.each.setup(async () => {
    await UserFactory.merge([
      { email: 'hopper@example.com', firstName: 'Grace', lastName: 'Hopper' },
      { email: 'murray@example.com', firstName: 'Grace', lastName: 'Murray' },
      { email: 'echo@xn--mnchen-3ya.de', firstName: 'Echo', lastName: '100%_\\sure' },
    ]).createMany(3)
  })

  test('finds {q}')
    .with([
      { q: 'each word, in any case: HOPPER', words: 'HOPPER grace', finds: ['hopper@example.com'] },
      {
        q: 'all rows with a name',
        words: 'grace',
        finds: ['murray@example.com', 'hopper@example.com'],
      },
      { q: 'a part of an address', words: 'urray@exam', finds: ['murray@example.com'] },
      {
        q: 'a whole address, however it is spelled',
        words: ' Echo@MÜNCHEN.de ',
        finds: ['echo@xn--mnchen-3ya.de'],
      },
      { q: 'a percent sign', words: '0%', finds: [] },
      { q: 'percent signs among others', words: '100%', finds: ['echo@xn--mnchen-3ya.de'] },
      { q: 'no more for a wildcard', words: '%%%', finds: [] },
      { q: 'underscores and backslashes', words: '%_\\s', finds: ['echo@xn--mnchen-3ya.de'] },
      {
        q: 'where a word begins, for one or two letters',
        words: 'HO',
        finds: ['hopper@example.com'],
      },
      { q: 'nothing over the border of two columns', words: 'cehop', finds: [] },
    ])
    .run(async ({ assert, client }, { words, finds }) => {
      const { get } = await viewerOf(client, 'users')

      const response = await get('/admin/users/').qs({ q: words })

      response.assertStatus(200)
      assert.deepEqual(titlesIn(response), finds)
    })

  test('finds the row with a key, in any case', async ({ assert, client }) => {
    const { get } = await viewerOf(client, 'users')
    const { id } = await User.findByOrFail('email', 'hopper@example.com')

    const response = await get('/admin/users/').qs({ q: id.toUpperCase() })

    assert.deepEqual(titlesIn(response), ['hopper@example.com'])
  })

  test('that finds nothing says so, and how to see all again', async ({ client }) => {
    const { get } = await viewerOf(client, 'users')

    const response = await get('/admin/users/?q=nobody')

    response.assertTextIncludes('Nothing matches')
    response.assertTextIncludes('Show all')
  })

  test('is refused when it is too long or has a NUL character (123)')
    .with(['a'.repeat(201), 'a%00', `a${'&x=1'.repeat(1001)}&q=%00`])
    .run(async ({ client }, q) => {
      const { get } = await viewerOf(client, 'users')

      for (const page of ['', 'export/']) {
        const response = await get(`/admin/users/${page}?q=${q}`)
        response.assertStatus(400)
      }
    })

  test('for a row to choose is refused as well (123)')
    .with(['a'.repeat(201), 'a%00'])
    .run(async ({ client }, q) => {
      const { get } = await viewerOf(client, 'users')

      const response = await get(`/admin/users/options/?q=${q}`)

      response.assertStatus(400)
    })

  test('for a user is served by an index, as is that of the API', async ({ assert }) => {
    const admin = registry.of(User)!
    const query = User.query()
    search(query, { admin, fields: await admin.fields() }, 'hopper')
    const ofApi = accountsMatching({ email: 'hopper' }).clearOrder()

    await db.rawQuery('SET LOCAL enable_seqscan = off')
    for (const sql of [query.toQuery(), ofApi.toQuery()]) {
      const { rows } = await db.rawQuery(`EXPLAIN ${sql}`)
      assert.include(JSON.stringify(rows), 'users_searched')
    }
  }).skip(() => db.connection().dialect.name !== 'postgres', 'SQLite reads the whole table')
})
