import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import { staffOnSite } from '#tests/helpers/admin_site'
import { valuesIn } from '#tests/helpers/forms'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

async function visit(client: ApiClient) {
  const user = await UserFactory.create()
  const staff = await UserFactory.apply('superuser').create()

  return { ...(await staffOnSite(client, staff)), staff, user, path: `/admin/users/${user.id}/` }
}

const eventsOf = async ({ id }: User) => {
  const events = await AuditEvent.query().where('target_id', id).orderBy('id')
  return events.map(({ action }) => action)
}

/** Until the test is over, the trail cannot be written. */
const breakTrail = () => db.rawQuery('ALTER TABLE audit_events RENAME TO broken_events')

test.group('The trail of the admin site', () => {
  test('has who added, changed and deleted what, before and after (79)', async ({
    assert,
    client,
  }) => {
    const { staff, get, post } = await visit(client)

    await post('/admin/users/add/', { email: 'grace@example.com', first_name: 'G', last_name: 'H' })
    const { id } = await User.findByOrFail({ email: 'grace@example.com' })
    const path = `/admin/users/${id}/`
    await post(path, { ...valuesIn(await get(path)), first_name: 'Grace' })
    await post(`${path}delete/`)

    const events = await AuditEvent.query().where('target_id', id).orderBy('id')
    const [added, viewed, changed, deleted] = events
    assert.equal(viewed.action, 'users.view')
    assert.containSubset(added.toJSON(), {
      action: 'users.add',
      actorId: staff.id,
      actorEmail: staff.email,
      targetLabel: 'grace@example.com',
      ipAddress: '127.0.0.1',
      changes: { email: [null, 'grace@example.com'], first_name: [null, 'G'] },
    })
    assert.deepEqual(changed.changes, { first_name: ['G', 'Grace'] })
    assert.equal(deleted.action, 'users.delete')
    assert.containSubset(deleted.changes, {
      email: ['grace@example.com', null],
      first_name: ['Grace', null],
    })
  })

  test('has nothing of a form that changes nothing', async ({ assert, client }) => {
    const { user, path, get, post } = await visit(client)

    const response = await post(path, valuesIn(await get(path)))

    response.assertStatus(303)
    assert.deepEqual(await eventsOf(user), ['users.view'])
  })

  test('has what a rule refused as refused, and nothing of mistakes', async ({
    assert,
    client,
  }) => {
    const { user, staff, path, post } = await visit(client)

    await post(path, { email: 'nobody' })
    await post(path, { email: user.email, _version: 'old' })
    await post(`/admin/users/${staff.id}/delete/`)

    assert.deepEqual(await eventsOf(user), [])
    const event = await AuditEvent.findByOrFail({ target_id: staff.id })
    assert.deepEqual([event.action, event.outcome, event.changes], ['users.delete', 'refused', {}])
  })

  test('has who read personal data in detail, also in a history (79)', async ({
    assert,
    client,
  }) => {
    const { user, path, get } = await visit(client)

    await get(path)
    await get(`${path}history/`)

    assert.deepEqual(await eventsOf(user), ['users.view', 'users.view'])
  })

  test('tells of a column that nobody sees only that it changed', async ({ assert, client }) => {
    const { user, post } = await visit(client)
    const { id: mailId } = await user.mail('reset_password')
    await MailedToken.issue({ purpose: 'reset_password', mailId, email: user.email, user })
    const { id, tokenHash } = await MailedToken.findByOrFail({ userId: user.id })

    await post('/admin/mailed_tokens/actions/', { action: 'revoke', ids: id, confirmed: 'true' })

    const { changes } = await AuditEvent.findByOrFail({ action: 'mailed_tokens.revoke' })
    assert.containSubset(changes, {
      email: [user.email, null],
      holder: ['***', null],
      mail_id: ['***', null],
      token_hash: ['***', null],
    })
    assert.notInclude(JSON.stringify(changes), tokenHash)
  })

  test('that cannot be written stops what it would tell of (79)', async ({ assert, client }) => {
    const { user, path, get, post } = await visit(client)
    const values = valuesIn(await get(path))
    const count = () => User.query().count('* as total').pojo<{ total: number }>()
    const before = await count()
    await breakTrail()

    const responses = [
      await post('/admin/users/add/', { ...values, email: 'grace@example.com' }),
      await post(path, { ...values, first_name: 'Grace' }),
      await post(`${path}delete/`),
      await post('/admin/users/actions/', {
        action: 'deactivate',
        ids: user.id,
        confirmed: 'true',
      }),
      await post('/admin/throttles/', { throttle: 'login_account', account: user.email }),
      await get(path),
      await get('/admin/users/export/'),
    ]

    for (const response of responses) response.assertStatus(503)
    assert.deepEqual(await count(), before)
    const unchanged = await User.findOrFail(user.id)
    assert.deepEqual([unchanged.firstName, unchanged.isActive], ['Ada', true])
  })
})
