import { UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import { linksIn, titlesIn, viewerOf } from '#tests/helpers/admin_lists'
import { Specimen, withSpecimens } from '#tests/helpers/specimens'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type User from '#models/user'

test.group('A filter of a list', (group) => {
  group.each.setup(async () => {
    const now = DateTime.utc()
    await UserFactory.merge([
      { email: 'new@example.com', isStaff: true, emailVerifiedAt: now },
      { email: 'old@example.com', isActive: false, dateJoined: now.minus({ years: 2 }) },
    ]).createMany(2)
  })

  test('narrows it: {query}')
    .with([
      { query: 'is_active=no', finds: ['old@example.com'] },
      { query: 'is_active=yes', finds: ['new@example.com', 'viewer'] },
      { query: 'is_active=yes&email_verified_at=some', finds: ['new@example.com'] },
      { query: 'email_verified_at=today', finds: ['new@example.com'] },
      { query: 'email_verified_at=none&date_joined=week', finds: ['viewer'] },
      { query: 'date_joined=today&is_active=no', finds: [] },
      { query: 'date_joined=month&q=example', finds: ['new@example.com', 'viewer'] },
      { query: 'date_joined=year', finds: ['new@example.com', 'viewer'] },
    ])
    .run(async ({ assert, client }, { query, finds }) => {
      const { get, user } = await viewerOf(client, 'users')

      const response = await get(`/admin/users/?${query}`)

      const emails = finds.map((email) => (email === 'viewer' ? user.email : email))
      assert.sameMembers(titlesIn(response), emails)
    })

  test('that it does not know, or a value that it does not offer, changes nothing (73)')
    .with([
      'email__startswith=n',
      'is_active__eq=yes',
      'is_active=true',
      'is_active=1',
      'is_active[]=no',
      'is_active=constructor',
      'is_active=__proto__',
      'password=x',
      'email=new@example.com',
      'email_verified_at=toString',
      'date_joined=2020-01-01',
      'users.is_active=no',
      'constructor=no&__proto__=no',
    ])
    .run(async ({ assert, client }, query) => {
      const { get } = await viewerOf(client, 'users')

      const response = await get(`/admin/users/?${query}`)

      response.assertStatus(200)
      assert.lengthOf(titlesIn(response), 3)
    })

  test('stays when one searches, sorts, pages or takes the list away', async ({
    assert,
    client,
  }) => {
    const { get } = await viewerOf(client, 'users')

    const response = await get('/admin/users/?is_active=yes&q=example&order=email')

    const links = linksIn(response, '/admin/users/')
    assert.include(links, '/admin/users/?is_active=yes&q=example&order=-email')
    assert.include(links, '/admin/users/?is_active=yes&q=example&order=email&is_staff=yes')
    assert.include(links, '/admin/users/?q=example&order=email')
    assert.include(links, '/admin/users/export/?is_active=yes&q=example&order=email&format=csv')
    response.assertTextIncludes('<input type="hidden" name="is_active" value="yes" />')
  })
})

test.group('A period of a filter', (group) => {
  withSpecimens(group)

  test('ends with its last day, for days as for times: {query}')
    .with([
      { query: 'found_on=today', finds: ['today'] },
      { query: 'found_on=week', finds: ['today', 'a week ago'] },
      { query: 'found_on=none', finds: ['never'] },
      { query: 'found_at=today', finds: ['today'] },
      { query: 'found_at=week', finds: ['today', 'a week ago'] },
    ])
    .run(async ({ assert, client }, { query, finds }) => {
      const today = DateTime.utc().startOf('day')
      const days = { 'today': 0, 'a week ago': -7, 'earlier': -8, 'tomorrow': 1 }
      for (const [name, count] of Object.entries(days)) {
        const day = today.plus({ days: count })
        await Specimen.create({ name, foundOn: day, foundAt: day })
      }
      await Specimen.create({ name: 'never' })
      const { get } = await viewerOf(client, 'specimens')

      const response = await get(`/admin/specimens/?${query}`)

      assert.sameMembers(titlesIn(response), finds)
    })

  test('is a month or a year of the calendar', async ({ assert, client }) => {
    const now = DateTime.utc()
    await Specimen.create({ name: 'this', foundOn: now.startOf('month') })
    await Specimen.create({ name: 'next', foundOn: now.plus({ years: 1 }).startOf('month') })
    const { get } = await viewerOf(client, 'specimens')

    for (const period of ['month', 'year']) {
      const response = await get(`/admin/specimens/?found_on=${period}`)
      assert.deepEqual(titlesIn(response), ['this'])
    }
  })
})

test.group('A filter by a relation', () => {
  const device = { userAgent: 'Lynx', ipAddress: '192.0.2.1' }
  const startSession = (user: User) =>
    db.transaction((client) => Session.start(user, device, client))

  test('takes the key of a row, and the name that people know it by', async ({
    assert,
    client,
  }) => {
    const { get } = await viewerOf(client, 'sessions')
    const { id } = await startSession(await UserFactory.create())
    const ada = await UserFactory.merge({ email: 'ada@example.com' }).create()
    const session = await startSession(ada)

    for (const user of [ada.id, ada.id.toUpperCase(), 'ada@example.com', ' Ada@Example.com ']) {
      const response = await get('/admin/sessions/').qs({ user_id: user })
      response.assertTextIncludes(`/admin/sessions/${session.id}/`)
      assert.notInclude(response.text(), id)
      assert.lengthOf(titlesIn(response), 1)
    }
  })

  test('finds nothing for a name that nobody has', async ({ client }) => {
    const { get } = await viewerOf(client, 'sessions')

    for (const user of ['abc', 'nobody@example.com', '0', "' OR 1=1"]) {
      const response = await get('/admin/sessions/').qs({ user_id: user })
      response.assertStatus(200)
      response.assertTextIncludes('Nothing matches')
    }
  })

  test('offers names to whoever may see those rows', async ({ assert, client }) => {
    const { get } = await viewerOf(client, 'sessions', 'users')
    await UserFactory.merge({ email: 'ada@example.com' }).create()

    const list = await get('/admin/sessions/')
    list.assertTextIncludes('data-options="/admin/users/options/"')

    const response = await get('/admin/users/options/?q=ada@ex')
    assert.equal(response.body().options[0].label, 'ada@example.com')
  })
})
