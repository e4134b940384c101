import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import { viewerOf } from '#tests/helpers/admin_lists'
import { test } from '@japa/runner'

const HEADER =
  'date_joined,email,email_verified_at,first_name,id,is_active,is_staff,is_superuser,last_login,last_name'

test.group('A list as a file', () => {
  test('is CSV as RFC 4180 has it, and runs no formula in a spreadsheet', async ({
    assert,
    client,
  }) => {
    const { get } = await viewerOf(client, 'users')
    const { id, dateJoined } = await UserFactory.merge({
      email: 'ada@example.com',
      firstName: '=1+1',
      lastName: 'said "a,\r\nb"',
    }).create()

    const response = await get('/admin/users/export/?q=ada@example.com')

    response.assertHeader('content-type', 'text/csv; charset=utf-8')
    response.assertHeader('content-disposition', 'attachment; filename="users.csv"')
    const line = `${dateJoined.toISO()},ada@example.com,,'=1+1,${id},true,false,false,,"said ""a,\r\nb"""`
    assert.equal(response.text(), `${HEADER}\r\n${line}\r\n`)
  })

  test('defuses {$self}')
    .with(['=1', '+1', '-1', '@SUM', '\t=1', '\r=1', '\n=1', '＝1', '＠SUM'])
    .run(async ({ client }, firstName) => {
      const { get } = await viewerOf(client, 'users')
      await UserFactory.merge({ email: 'ada@example.com', firstName }).create()

      const response = await get('/admin/users/export/?q=ada@example.com')

      response.assertTextIncludes(`'${firstName}`)
    })

  test('is JSON, with values as they are', async ({ assert, client }) => {
    const { get } = await viewerOf(client, 'users')
    const { id, dateJoined } = await UserFactory.merge({ firstName: '=1+1' }).create()

    const response = await get('/admin/users/export/').qs({ format: 'json', q: id })

    response.assertHeader('content-type', 'application/json; charset=utf-8')
    const [row, ...others] = response.body()
    assert.isEmpty(others)
    assert.include(row, { id, first_name: '=1+1', is_active: true, last_login: null })
    assert.equal(row.date_joined, dateJoined.toISO())
    assert.notProperty(row, 'password')
  })

  test('has all the rows of the list and no others, however many', async ({ assert, client }) => {
    const { get, user } = await viewerOf(client, 'users')
    await UserFactory.merge({ lastName: 'Many' }).createMany(1001)

    const many = await get('/admin/users/export/?format=json&q=many&is_active=yes')
    assert.lengthOf(many.body(), 1001)

    const none = await get('/admin/users/export/?format=json&q=many&is_active=no')
    assert.deepEqual(none.body(), [])

    const staff = await get('/admin/users/export/?format=json&is_staff=yes')
    assert.deepEqual(
      staff.body().map(({ id }: { id: string }) => id),
      [user.id]
    )
  }).timeout(20_000)

  test('leaves an event that says what was taken away (79)', async ({ assert, client }) => {
    const { get, user } = await viewerOf(client, 'users')

    await get('/admin/users/export/?is_staff=yes&q=ada')

    const event = await AuditEvent.findByOrFail('action', 'users.export')
    assert.equal(event.actorId, user.id)
    assert.equal(event.targetLabel, '/admin/users/?is_staff=yes&q=ada&format=csv')
  })

  test('comes in no other format, and to nobody who may not see the list', async ({
    assert,
    client,
  }) => {
    const { get } = await viewerOf(client, 'users')

    for (const format of ['xml', '__proto__', 'CSV', '']) {
      const response = await get('/admin/users/export/').qs({ format })
      response.assertStatus(400)
    }
    const response = await get('/admin/groups/export/')
    response.assertStatus(404)
    assert.isNull(await AuditEvent.first())
  })
})
