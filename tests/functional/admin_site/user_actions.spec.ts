import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import OutgoingMail from '#models/outgoing_mail'
import User from '#models/user'
import { staffOnSite } from '#tests/helpers/admin_site'
import { staffWith } from '#tests/helpers/staff'
import { signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

const PATH = '/admin/users/actions/'
const superuser = () => UserFactory.apply('superuser').create()

/** Somebody who does things to users, having been asked. */
async function visit(client: ApiClient, account?: User) {
  const staff = account ?? (await superuser())
  const { post } = await staffOnSite(client, staff)
  const act = (action: string, ...users: User[]) =>
    post(PATH, { action, ids: users.map(({ id }) => id), confirmed: 'true' })

  return { staff, post, act }
}

test.group('Actions for users', () => {
  test('ask once, naming those whom they are about', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { post } = await visit(client)

    const question = await post(PATH, { action: 'deactivate', ids: user.id })

    question.assertStatus(200)
    question.assertTextIncludes('They are signed out everywhere')
    question.assertTextIncludes(user.email)
    const { isActive } = await User.findOrFail(user.id)
    assert.isTrue(isActive)
  })

  test('deactivate: nobody signs in, and tokens end with the next request (65)', async ({
    assert,
    client,
  }) => {
    const { user, access } = await signedIn()
    const { act } = await visit(client)

    const response = await act('deactivate', user)

    response.assertStatus(303)
    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(401)
    const { changes } = await AuditEvent.findByOrFail({ action: 'users.deactivate' })
    assert.deepEqual(changes, { is_active: [true, false] })
  })

  test('activate: they are let in again', async ({ assert, client }) => {
    const user = await UserFactory.apply('inactive').create()
    const { act } = await visit(client)

    await act('activate', user)

    const { isActive } = await User.findOrFail(user.id)
    assert.isTrue(isActive)
  })

  test('end sessions: on all devices, with the next request (65)', async ({ client }) => {
    const { user, access } = await signedIn()
    const another = await signedIn(user)
    const { act } = await visit(client)

    await act('end_sessions', user)

    for (const token of [access, another.access]) {
      const me = await client.get('/api/v1/me').bearerToken(token)
      me.assertStatus(401)
    }
  })

  test('send reset link: a mail waits in the outbox', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { act } = await visit(client)

    await act('send_reset_link', user)

    const mail = await OutgoingMail.findByOrFail({ userId: user.id })
    assert.containSubset(mail.$attributes, { kind: 'reset_password', recipient: user.email })
  })

  test('verify email: the address counts as confirmed', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { act } = await visit(client)

    await act('verify_email', user)

    const { isEmailVerified } = await User.findOrFail(user.id)
    assert.isTrue(isEmailVerified)
  })

  test('make staff: only superusers do (81)', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const byStaff = await visit(client, await staffWith('users.view', 'users.change'))
    const bySuperuser = await visit(client)

    const refused = await byStaff.act('make_staff', user)
    refused.assertStatus(403)
    await user.refresh()
    assert.isFalse(user.isStaff)

    await bySuperuser.act('make_staff', user)
    await user.refresh()
    assert.isTrue(user.isStaff)
  })

  test('are done to many at once', async ({ assert, client }) => {
    const users = await UserFactory.createMany(3)
    const { act } = await visit(client)

    const response = await act('deactivate', ...users)

    response.assertStatus(303)
    const rows = await User.query().whereIn(
      'id',
      users.map(({ id }) => id)
    )
    assert.isTrue(rows.every(({ isActive }) => !isActive))
    assert.lengthOf(await AuditEvent.query().where('action', 'users.deactivate'), 3)
  })

  test('are done to all or to none: one refusal stops the rest (81)', async ({
    assert,
    client,
  }) => {
    const users = await UserFactory.createMany(2)
    const { act, staff } = await visit(client)

    for (const action of ['deactivate', 'delete']) {
      const response = await act(action, ...users, staff)
      response.assertStatus(409)
      response.assertTextIncludes('You cannot do this to your own account.')
    }

    const rows = await User.query().whereIn(
      'id',
      [...users, staff].map(({ id }) => id)
    )
    assert.lengthOf(rows, 3)
    assert.isTrue(rows.every(({ isActive }) => isActive))
    assert.isNull(await AuditEvent.findBy({ outcome: 'succeeded' }))
  })

  test('leave accounts alone that have more rights (81)')
    .with(['deactivate', 'end_sessions', 'send_reset_link', 'verify_email', 'delete'])
    .run(async ({ assert, client }, action) => {
      const { user, access } = await signedIn(await superuser())
      const staff = await staffWith('users.view', 'users.change', 'users.delete')
      const { act } = await visit(client, staff)

      const response = await act(action, user)

      response.assertStatus(403)
      assert.isNull(await OutgoingMail.findBy({ userId: user.id }))
      const me = await client.get('/api/v1/me').bearerToken(access)
      me.assertStatus(200)
      const { isEmailVerified } = await User.findOrFail(user.id)
      assert.isFalse(isEmailVerified)
    })

  test('that are not there, or about nobody, are refused', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { post } = await visit(client)
    const missing = '01890000-0000-7000-8000-000000000000'

    for (const [status, action, ...ids] of [
      [404, 'raise', user.id],
      [404, 'toString', user.id],
      [303, 'deactivate'],
      [404, 'deactivate', 'nobody'],
      [404, 'deactivate', missing, user.id],
    ] as [number, string, ...string[]][]) {
      const response = await post(PATH, { action, ids, confirmed: 'true' })
      response.assertStatus(status)
    }
    await user.refresh()
    assert.isTrue(user.isActive)
  })
})
