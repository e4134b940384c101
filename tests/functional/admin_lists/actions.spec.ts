import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import User from '#models/user'
import { actionsIn, viewerOf } from '#tests/helpers/admin_lists'
import { staffOnSite } from '#tests/helpers/admin_site'
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

  test('is refused without rows, and with too many of them', async ({ client }) => {
    const { post } = await staffOnSite(client, await staffWith('users.delete', 'users.view'))

    for (const count of [0, 1001]) {
      const ids = new Array<string>(count).fill(crypto.randomUUID())
      const response = await post(ACTIONS, { action: 'delete', ids })
      response.assertStatus(400)
    }
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
