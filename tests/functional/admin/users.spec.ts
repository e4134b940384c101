import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import User from '#models/user'
import { staffWith } from '#tests/helpers/staff'
import { signedIn } from '#tests/helpers/tokens'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

const pathOf = ({ id }: User) => `/admin/api/users/${id}`

test.group('Showing an account', () => {
  test('tells all but secrets, and leaves an event (72, 79)', async ({ assert, client }) => {
    const staff = await staffWith('users.view')
    const user = await UserFactory.apply('inactive').create()

    const response = await client.get(pathOf(user)).loginAs(staff).header('user-agent', 'Japa')

    response.assertStatus(200)
    response.assertBody({
      id: user.id,
      email: user.email,
      first_name: 'Ada',
      last_name: 'Lovelace',
      is_staff: false,
      is_email_verified: false,
      date_joined: user.dateJoined.toISO(),
      is_active: false,
      is_superuser: false,
      last_login: null,
    })
    const event = await AuditEvent.firstOrFail()
    assert.containSubset(event.toJSON(), {
      action: 'users.view',
      actorId: staff.id,
      actorEmail: staff.email,
      targetType: 'users',
      targetId: user.id,
      targetLabel: user.email,
      requestId: response.header('x-request-id'),
      ipAddress: '127.0.0.1',
      outcome: 'succeeded',
    })
  })

  test('is 404 for an id that nobody has, or that is none, for every verb (75)')
    .with(['00000000-0000-7000-8000-000000000000', 'me', '1', "'"])
    .run(async ({ client }, id) => {
      const superuser = await UserFactory.apply('superuser').create()

      for (const method of ['GET', 'PATCH', 'DELETE']) {
        const response = await client.request(`/admin/api/users/${id}`, method).loginAs(superuser)
        response.assertStatus(404)
      }
    })
})

test.group('Changing an account', () => {
  test('leaves an event with each field before and after (79)', async ({ assert, client }) => {
    const staff = await staffWith('users.change')
    const user = await UserFactory.create()

    const response = await client
      .patch(pathOf(user))
      .loginAs(staff)
      .json({ first_name: ' Grace ', last_name: 'Lovelace', is_active: false })

    response.assertStatus(200)
    response.assertBodyContains({ first_name: 'Grace', last_name: 'Lovelace', is_active: false })
    const [event, ...others] = await AuditEvent.all()
    assert.isEmpty(others)
    assert.equal(event.action, 'users.change')
    assert.deepEqual(event.changes, { first_name: ['Ada', 'Grace'], is_active: [true, false] })
  })

  test('ignores what it does not know, and tells of nothing then (42, 79)')
    .with([
      undefined,
      {},
      { first_name: 'Ada' },
      { is_superuser: true, email: 'other@example.com', password: 'x', id: '1', groups: [] },
      { '__proto__': { is_staff: true }, 'is_staff.x': true, 'user': { is_staff: true } },
    ])
    .run(async ({ assert, client }, body) => {
      const superuser = await UserFactory.apply('superuser').create()
      const user = await UserFactory.create()
      const { email, password, isSuperuser, isStaff } = user

      const request = client.patch(pathOf(user)).loginAs(superuser)
      const response = await (body ? request.json(body) : request)

      response.assertStatus(200)
      await user.refresh()
      assert.containSubset(user, { email, password, isSuperuser, isStaff })
      assert.isEmpty(await AuditEvent.all())
    })

  test('refuses values of another kind (120)')
    .with([
      { first_name: ' ' },
      { first_name: null },
      { last_name: 'x'.repeat(151) },
      { is_active: 'yes' },
      { is_active: null },
      { is_staff: 1 },
      { is_staff: [true] },
    ])
    .run(async ({ assert, client }, body) => {
      const superuser = await UserFactory.apply('superuser').create()

      const response = await client
        .patch(pathOf(await UserFactory.create()))
        .loginAs(superuser)
        .json(body)

      response.assertStatus(400)
      assert.sameMembers(Object.keys(response.body().errors), Object.keys(body))
    })

  test('that disables it signs it out with the next request (8, 65)', async ({ client }) => {
    const { user, access } = await signedIn()

    await client
      .patch(pathOf(user))
      .loginAs(await staffWith('users.change'))
      .json({ is_active: false })

    const response = await client.get('/api/v1/me').bearerToken(access)
    response.assertStatus(401)
  })

  test('to staff, and back, is up to superusers (71, 81)', async ({ client }) => {
    const user = await UserFactory.create()
    const change = (is_staff: boolean, by: User) =>
      client.patch(pathOf(user)).loginAs(by).json({ is_staff })

    const byStaff = await change(true, await staffWith('users.change'))
    const bySuperuser = await change(true, await UserFactory.apply('superuser').create())

    byStaff.assertStatus(403)
    bySuperuser.assertStatus(200)
    bySuperuser.assertBodyContains({ is_staff: true })
  })

  test('of oneself is for names alone (81)', async ({ client }) => {
    const superuser = await UserFactory.apply('superuser').create()
    const change = (body: object) => client.patch(pathOf(superuser)).loginAs(superuser).json(body)

    const responses = [await change({ is_active: false }), await change({ is_staff: false })]
    const renamed = await change({ first_name: 'Grace' })

    for (const response of responses) {
      response.assertStatus(409)
      response.assertBodyContains({ code: 'own_account' })
    }
    renamed.assertStatus(200)
  })

  test('of a superuser is not for staff (71, 81)', async ({ assert, client }) => {
    const staff = await staffWith('users.change', 'users.delete')
    const superuser = await UserFactory.apply('superuser').create()

    const renamed = await client
      .patch(pathOf(superuser))
      .loginAs(staff)
      .json({ first_name: 'Mallory' })
    const deleted = await client.delete(pathOf(superuser)).loginAs(staff)

    renamed.assertStatus(403)
    deleted.assertStatus(403)
    await superuser.refresh()
    assert.equal(superuser.firstName, 'Ada')
  })

  test('that a rule refuses is told as refused (79)', async ({ assert, client }) => {
    const superuser = await UserFactory.apply('superuser').create()

    await client.delete(pathOf(superuser)).loginAs(superuser)

    const event = await AuditEvent.firstOrFail()
    assert.containSubset(event, { action: 'users.delete', outcome: 'refused', changes: {} })
  })

  test('fails with an event that cannot be written (79)', async ({ assert, client }) => {
    const superuser = await UserFactory.apply('superuser').create()
    const user = await UserFactory.create()
    await breakAuditEvents()

    const changed = await client
      .patch(pathOf(user))
      .loginAs(superuser)
      .json({ first_name: 'Grace' })
    const deleted = await client.delete(pathOf(user)).loginAs(superuser)
    const shown = await client.get(pathOf(user)).loginAs(superuser)

    for (const response of [changed, deleted, shown]) response.assertStatus(500)
    await user.refresh()
    assert.equal(user.firstName, 'Ada')
  })
})

test.group('Deleting an account', () => {
  test('takes all that belongs to it, and says so (79, 82)', async ({ assert, client }) => {
    const staff = await staffWith('users.delete')
    const { user, access } = await signedIn()
    const bystander = await signedIn()

    const response = await client.delete(pathOf(user)).loginAs(staff)

    response.assertStatus(200)
    response.assertBody({ detail: 'User deleted' })
    assert.isNull(await User.find(user.id))
    const event = await AuditEvent.firstOrFail()
    assert.containSubset(event, { action: 'users.delete', targetLabel: user.email })
    const refused = await client.get('/api/v1/me').bearerToken(access)
    refused.assertStatus(401)
    const served = await client.get('/api/v1/me').bearerToken(bystander.access)
    served.assertStatus(200)
  })

  test('is not for oneself (81)', async ({ assert, client }) => {
    const superuser = await UserFactory.apply('superuser').create()
    const staff = await staffWith('users.delete')

    for (const user of [superuser, staff]) {
      const response = await client.delete(pathOf(user)).loginAs(user)
      response.assertStatus(409)
      response.assertBodyContains({ code: 'own_account' })
      assert.exists(await User.find(user.id))
    }
  })
})

/** Lets the database refuse every event, as if the disk had no room for it. */
async function breakAuditEvents() {
  const isSqlite = db.connection().dialect.name === 'better-sqlite3'
  await db.rawQuery(
    isSqlite
      ? "CREATE TRIGGER refuse BEFORE INSERT ON audit_events BEGIN SELECT RAISE(ABORT, 'no'); END"
      : 'CREATE TRIGGER refuse BEFORE INSERT ON audit_events EXECUTE FUNCTION audit_events_refuse_change()'
  )
}
