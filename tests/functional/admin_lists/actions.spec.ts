import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import User from '#models/user'
import { actionsIn, linksIn, viewerOf } from '#tests/helpers/admin_lists'
import { cookiesOf, staffOnSite } from '#tests/helpers/admin_site'
import { valuesIn } from '#tests/helpers/forms'
import { staffWith } from '#tests/helpers/staff'
import { test } from '@japa/runner'

const ACTIONS = '/admin/users/actions/'

test.group('An action on chosen rows', () => {
  test('is done after one question, which names them', async ({ assert, client }) => {
    const { post } = await staffOnSite(client, await staffWith('users.delete', 'users.view'))
    const users = await UserFactory.createMany(2)
    const ids = users.map(({ id }) => id)

    const question = await post(ACTIONS, { action: 'delete', ids })
    question.assertTextIncludes(users[0].email)
    question.assertTextIncludes(users[1].email)
    assert.lengthOf(await User.findMany(ids), 2)

    const answer = await post(ACTIONS, { action: 'delete', ids, confirmed: 'true' })
    answer.assertStatus(303)
    answer.assertHeader('location', '/admin/users/')
    assert.isEmpty(await User.findMany(ids))
  })

  test('leaves an event for each of them (79)', async ({ assert, client }) => {
    const { post, user } = await staffOnSite(client, await staffWith('users.change'))
    const users = await UserFactory.createMany(3)
    const ids = users.map(({ id }) => id)

    await post(ACTIONS, { action: 'deactivate', ids, confirmed: 'true' })

    const events = await AuditEvent.query().where('action', 'users.deactivate')
    assert.sameMembers(
      events.map(({ targetId }) => targetId),
      ids
    )
    assert.isTrue(events.every(({ actorId }) => actorId === user.id))
    assert.deepEqual(events[0].changes, { is_active: [true, false] })
  })

  test('is done to all of them or to none', async ({ assert, client }) => {
    const account = await UserFactory.apply('superuser').create()
    const { post } = await staffOnSite(client, account)
    const users = await UserFactory.createMany(2)
    const ids = [users[0].id, account.id, users[1].id]

    for (const action of ['delete', 'deactivate']) {
      const response = await post(ACTIONS, { action, ids, confirmed: 'true' })
      response.assertStatus(409)
    }
    const unknown = [...users.map(({ id }) => id), crypto.randomUUID()]
    const response = await post(ACTIONS, { action: 'delete', ids: unknown, confirmed: 'true' })
    response.assertStatus(404)

    const remaining = await User.findMany(ids)
    assert.isTrue(remaining.length === 3 && remaining.every(({ isActive }) => isActive))
    assert.isNull(await AuditEvent.findBy('outcome', 'succeeded'))
  })

  test('is done to 200 at once, and to no more (126)', async ({ assert, client }) => {
    const account = await UserFactory.apply('superuser').create()
    const { post } = await staffOnSite(client, account)
    const users = await UserFactory.createMany(201)
    const ids = users.map(({ id }) => id)

    const refused = await post(ACTIONS, { action: 'deactivate', ids, confirmed: 'true' })
    const some = { action: 'deactivate', ids: ids.slice(1), confirmed: 'true' }
    const response = await post(ACTIONS, some)

    refused.assertStatus(400)
    response.assertStatus(303)
    assert.lengthOf(await User.query().where('is_active', false), 200)
  }).timeout(20_000)

  test('is neither offered to nor done for somebody without the right to it', async ({
    assert,
    client,
  }) => {
    const { get, post } = await viewerOf(client, 'users')
    const { id } = await UserFactory.create()

    const list = await get('/admin/users/')
    assert.isEmpty(actionsIn(list))

    for (const action of ['delete', 'deactivate', 'make_staff']) {
      const response = await post(ACTIONS, { action, ids: id, confirmed: 'true' })
      response.assertStatus(404)
    }
    const user = await User.findOrFail(id)
    assert.isTrue(user.isActive)
  })

  test('leads back to the list as it was, whether it is done or not', async ({
    assert,
    client,
  }) => {
    const { get, post } = await staffOnSite(client, await staffWith('users.change'))
    const { id } = await UserFactory.create()
    const address = '/admin/users/?is_active=yes&q=example&order=-email&page=2'

    const { list } = valuesIn(await get(address.replace('page=2', 'page=1')))
    assert.equal(list, 'is_active=yes&q=example&order=-email&page=1')
    const state = { action: 'deactivate', ids: id, list: address.split('?')[1] }
    const question = await post(ACTIONS, state)
    assert.include(linksIn(question, '/admin/users/'), address)
    assert.equal(valuesIn(question).list, state.list)

    const answer = await post(ACTIONS, { ...state, confirmed: 'true' })
    answer.assertHeader('location', address)
  })

  test('leads nowhere else, whatever a form brings along', async ({ client }) => {
    const { post } = await staffOnSite(client, await staffWith('users.change'))
    const { id } = await UserFactory.create()

    for (const list of ['//evil.example', 'https://evil.example/', '\r\nLocation: /']) {
      const form = { action: 'deactivate', ids: id, confirmed: 'true', list }
      const response = await post(ACTIONS, form)
      const query = new URLSearchParams(list)
      response.assertHeader('location', `/admin/users/?${query}`)
    }
  })

  test('from the form of a row can be cancelled to go back to it', async ({ assert, client }) => {
    const { post } = await staffOnSite(client, await staffWith('users.change'))
    const { id } = await UserFactory.create()

    const question = await post(ACTIONS, { action: 'deactivate', ids: id })

    assert.include(linksIn(question, '/admin/users/'), `/admin/users/${id}/`)
  })

  test('counts each row once, and says how many', async ({ client }) => {
    const { get, post, cookie } = await staffOnSite(client, await staffWith('users.change'))
    const { id } = await UserFactory.create()

    const ids = [id, id, id]
    const answer = await post(ACTIONS, { action: 'deactivate', ids, confirmed: 'true' })

    const list = await get('/admin/users/').header('cookie', `${cookie}; ${cookiesOf(answer)}`)
    list.assertTextIncludes('Deactivate: done for 1 user.')
  })

  test('without rows says what is missing, and leads back', async ({ client }) => {
    const { get, post, cookie } = await staffOnSite(client, await staffWith('users.change'))

    const answer = await post(ACTIONS, { action: 'deactivate', list: 'is_active=yes' })

    answer.assertStatus(303)
    answer.assertHeader('location', '/admin/users/?is_active=yes')
    const list = await get('/admin/users/').header('cookie', `${cookie}; ${cookiesOf(answer)}`)
    list.assertTextIncludes('Deactivate: choose rows first.')
  })

  test('is refused with too many rows', async ({ client }) => {
    const { post } = await staffOnSite(client, await staffWith('users.delete', 'users.view'))
    const ids = Array.from({ length: 1001 }, () => crypto.randomUUID())

    const response = await post(ACTIONS, { action: 'delete', ids })

    response.assertStatus(400)
  })

  test('that is none, or for what can be no row, is not found', async ({ client }) => {
    const { post } = await staffOnSite(client, await staffWith('users.delete', 'users.view'))
    const forms = [
      { action: '__proto__', ids: crypto.randomUUID() },
      { action: 'retry', ids: crypto.randomUUID() },
      { action: 'delete', ids: ['abc', "' OR 1=1"] },
    ]

    for (const form of forms) {
      const response = await post(ACTIONS, form)
      response.assertStatus(404)
    }
  })
})
