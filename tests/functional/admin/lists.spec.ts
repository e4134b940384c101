import { appUrl } from '#config/app'
import { toTimestamp } from '#database/columns'
import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import { actorFor, staffWith } from '#tests/helpers/staff'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type User from '#models/user'

const superuser = () => UserFactory.apply('superuser').create()

const emailsIn = (body: { users: { email: string }[] }) => body.users.map(({ email }) => email)

test.group('The list of accounts', () => {
  test('has the newest first, and those of one moment by id', async ({ assert, client }) => {
    const dateJoined = DateTime.utc().minus({ years: 1 })
    const twins = await UserFactory.merge([{ dateJoined }, { dateJoined }]).createMany(2)
    const viewer = await superuser()

    const response = await client.get('/admin/api/users').loginAs(viewer)

    response.assertStatus(200)
    const [second, third] = twins.map(({ email }) => email).toReversed()
    assert.deepEqual(emailsIn(response.body()), [viewer.email, second, third])
    assert.containSubset(response.body(), { count: 3, next: null, previous: null })
  })

  test('is narrowed by a part of the address, in any letter case, and by flags', async ({
    assert,
    client,
  }) => {
    const viewer = await superuser()
    await UserFactory.merge({ email: 'ada@example.com' }).create()
    await UserFactory.merge({ email: 'ada@xn--mnchen-3ya.example' }).apply('inactive').create()
    const found = async (query: Record<string, string>) => {
      const { body } = await client.get('/admin/api/users').qs(query).loginAs(viewer).then(bodyOf)
      return body.count
    }

    assert.equal(await found({ email: 'ADA@' }), 2)
    assert.equal(await found({ email: ' Ada@MÜNCHEN.example' }), 1)
    assert.equal(await found({ email: 'ada@', is_active: 'false' }), 1)
    assert.equal(await found({ is_staff: 'true' }), 1)
    assert.equal(await found({ is_staff: 'false', is_active: 'true' }), 1)
  })

  test('takes a pattern for the text that it is')
    .with(['%', '_', 'a%e', '!', '\\', "' OR 1=1 --", '[a-z]'])
    .run(async ({ client }, email) => {
      const response = await client
        .get('/admin/api/users')
        .qs({ email })
        .loginAs(await superuser())

      response.assertStatus(200)
      response.assertBodyContains({ users: [], count: 0 })
    })

  test('ignores what it cannot be narrowed or sorted by (73)', async ({ client }) => {
    const query = 'password=x&email__startswith=x&is_superuser=false&sort=password&email.x=y'

    const response = await client.get(`/admin/api/users?${query}`).loginAs(await superuser())

    response.assertStatus(200)
    response.assertBodyContains({ count: 1 })
  })

  test('refuses filters and pages that are none (73, 83)')
    .with([
      'page=-1',
      'page=0',
      'page=1e9',
      'page=1001',
      'page=abc',
      'page=1.5',
      'page=1&page=2',
      'page_size=0',
      'page_size=101',
      'page_size=all',
      'is_active=maybe',
      'is_staff[]=true&is_staff[]=false',
      'email[contains]=a',
      'email=%00',
      `email=${'x'.repeat(255)}`,
    ])
    .run(async ({ client }, query) => {
      const response = await client.get(`/admin/api/users?${query}`).loginAs(await superuser())

      response.assertStatus(400)
    })

  test('is leafed through by addresses that keep its filters (83)', async ({ assert, client }) => {
    await UserFactory.createMany(3)
    const viewer = await superuser()
    const address = '/admin/api/users/?is_staff=false&email=%40example&page_size=2&unknown=1'

    const first = await client.get(address).loginAs(viewer).then(bodyOf)
    const second = await client.get(pathIn(first.body.next)).loginAs(viewer).then(bodyOf)

    assert.lengthOf(first.body.users, 2)
    assert.lengthOf(second.body.users, 1)
    assert.notIncludeMembers(emailsIn(first.body), emailsIn(second.body))
    assert.containSubset(second.body, { count: 3, next: null })
    const { pathname, searchParams } = new URL(second.body.previous)
    assert.equal(pathname, '/admin/api/users')
    assert.deepEqual(Object.fromEntries(searchParams), {
      page: '1',
      page_size: '2',
      is_staff: 'false',
      email: '@example',
    })
  })

  test('is empty past its end, and ends at page 1000 (83)', async ({ assert, client }) => {
    const viewer = await superuser()

    for (const page of [2, 1000]) {
      const { body } = await client
        .get('/admin/api/users')
        .qs({ page })
        .loginAs(viewer)
        .then(bodyOf)
      assert.containSubset(body, { users: [], count: 1, next: null })
    }
  })

  test('counts to 10,000 and no further', async ({ assert, client }) => {
    const viewer = await superuser()
    await addUsers(9999)
    const exact = await client.get('/admin/api/users').loginAs(viewer)
    await addUsers(1)

    const more = await client.get('/admin/api/users?page=1000&page_size=10').loginAs(viewer)

    assert.equal(exact.body().count, 10_000)
    assert.isNull(more.body().count)
    assert.lengthOf(more.body().users, 10)
    assert.isNull(more.body().next)
  })
})

test.group('The list of audit events', () => {
  test('has the newest first, with all there is to know (80)', async ({ assert, client }) => {
    const viewer = await staffWith('audit_events.view')
    await record(viewer, 'users.view', 'first')
    await record(viewer, 'users.change', 'second')

    const response = await client.get('/admin/api/audit').loginAs(viewer)

    response.assertStatus(200)
    const { events, ...page } = response.body()
    assert.deepEqual(page, { count: 2, next: null, previous: null })
    assert.containSubset(events, [
      {
        actor: { id: viewer.id, email: viewer.email },
        action: 'users.change',
        target: { type: 'users', id: 'second', label: 'second' },
        changes: { is_active: [true, null] },
        ip_address: '127.0.0.1',
        request_id: 'a-request',
        outcome: 'succeeded',
      },
      { target: { id: 'first' } },
    ])
  })

  test('is narrowed by actor, action, object and time', async ({ assert, client }) => {
    const viewer = await superuser()
    const staff = await staffWith()
    const { createdAt } = await record(staff, 'users.view', 'ada')
    await record(viewer, 'users.change', 'grace')
    const found = async (query: Record<string, string>) => {
      const { body } = await client.get('/admin/api/audit').qs(query).loginAs(viewer).then(bodyOf)
      return body.events.length
    }

    assert.equal(await found({ actor: staff.id }), 1)
    assert.equal(await found({ actor: staff.email.toUpperCase() }), 1)
    assert.equal(await found({ actor: 'nobody' }), 0)
    assert.equal(await found({ action: 'users.change' }), 1)
    assert.equal(await found({ target: 'ada' }), 1)
    assert.equal(await found({ target: 'users' }), 2)
    assert.equal(await found({ since: createdAt.toISO()! }), 2)
    assert.equal(await found({ since: '2999-01-01T00:00:00+01:00' }), 0)
    assert.equal(await found({ actor: staff.id, action: 'users.change' }), 0)
  })

  test('refuses filters that are none (73)')
    .with(['since=yesterday', 'since=', 'since=0000-01-01', 'since=%2B275760-01-01', 'actor[]=1'])
    .run(async ({ client }, query) => {
      const response = await client.get(`/admin/api/audit?${query}`).loginAs(await superuser())

      response.assertStatus(400)
      response.assertBodyContains({ code: 'validation_failed' })
    })

  test('is read and nothing else (80)')
    .with(['POST', 'PUT', 'PATCH', 'DELETE'])
    .run(async ({ client }, method) => {
      const response = await client.request('/admin/api/audit', method).loginAs(await superuser())

      response.assertStatus(405)
    })
})

/** Somebody changes an account that is known by this name. */
async function record(user: User, action: string, name: string) {
  const actor = await actorFor(user)
  const target = { type: 'users', id: name, label: name }
  const deed = { actor, action, target, changes: { is_active: [true, null] as [boolean, null] } }

  return db.transaction((client) => AuditEvent.record(deed, client))
}

/** SQLite takes no more than 500 rows in one statement. */
async function addUsers(count: number) {
  const dateJoined = toTimestamp(new Date(0))
  for (let first = 0; first < count; first += 500) {
    const rows = Array.from({ length: Math.min(500, count - first) }, () => uuid())
    await db
      .table('users')
      .multiInsert(rows.map((id) => ({ id, email: `${id}@example.com`, date_joined: dateJoined })))
  }
}

const pathIn = (address: string) => address.replace(appUrl, '')

function bodyOf<Body>(response: { body(): Body }) {
  return { body: response.body() }
}
