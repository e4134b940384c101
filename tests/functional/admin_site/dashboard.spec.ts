import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import OutgoingMail from '#models/outgoing_mail'
import { writeJob } from '#services/queue/jobs_table'
import { staffOnSite } from '#tests/helpers/admin_site'
import { actorFor, staffWith } from '#tests/helpers/staff'
import db from '@adonisjs/lucid/services/db'
import { test, timeTravel } from '@japa/runner'
import { DateTime } from 'luxon'
import type User from '#models/user'

const LABEL = 'grace <b>hopper</b>'

async function change(by: User, action = 'users.end_sessions') {
  const actor = await actorFor(by)
  const target = { type: 'users', id: by.id, label: LABEL }

  return db.transaction((client) => AuditEvent.record({ actor, action, target }, client))
}

test.group('The start page of the admin site', () => {
  test('shows the models that somebody may see, with how many there are (72)', async ({
    assert,
    client,
  }) => {
    await UserFactory.createMany(3)
    const { get } = await staffOnSite(client, await staffWith('users.view', 'groups.add'))

    const response = await get('/admin/')

    response.assertTextIncludes('href="/admin/users/"')
    assert.match(response.text(), /<span class="model-count">\s*4\s*</)
    assert.notInclude(response.text(), 'href="/admin/users/add/"')
    assert.notInclude(response.text(), 'href="/admin/sessions/"')
  })

  test('offers to add what somebody may add', async ({ client }) => {
    const { get } = await staffOnSite(client, await staffWith('users.view', 'users.add'))

    const response = await get('/admin/')
    response.assertTextIncludes('href="/admin/users/add/"')
  })

  test('says so to whoever may see nothing', async ({ client }) => {
    const { get } = await staffOnSite(client)

    const response = await get('/admin/')
    response.assertTextIncludes('Nothing is yours to see yet')
  })

  test('tells what was done last, as text, to those who may read the audit log', async ({
    client,
  }) => {
    const other = await UserFactory.apply('superuser').create()
    await change(other)
    const { get } = await staffOnSite(client, await staffWith('audit_events.view'))

    const response = await get('/admin/')

    response.assertTextIncludes('<strong>End sessions</strong>')
    response.assertTextIncludes('grace &lt;b&gt;hopper&lt;/b&gt;')
    response.assertTextIncludes(other.email)
  })

  test('tells others what they changed themselves, and of nobody else (72)', async ({
    assert,
    client,
  }) => {
    await change(await UserFactory.apply('superuser').create())
    const { get, user } = await staffOnSite(client)
    await change(user, 'users.view')

    const before = await get('/admin/')
    assert.notInclude(before.text(), 'hopper')
    before.assertTextIncludes('Nothing was done yet.')

    await change(user)
    const after = await get('/admin/')
    after.assertTextIncludes('hopper')
  })

  test('says that database, queue and mail are well, and what runs', async ({ assert, client }) => {
    const { get } = await staffOnSite(client)

    const response = await get('/admin/')

    assert.lengthOf(response.text().match(/badge badge-yes/g)!, 3)
    response.assertTextIncludes(process.versions.node)
    response.assertTextIncludes('0 waiting, 0 failed')
  })

  test('points at mail that was given up, and at work that nobody does', async ({
    assert,
    client,
  }) => {
    const mail = await OutgoingMail.create({ kind: 'magic_link', recipient: 'ada@example.com' })
    await mail.merge({ failedAt: DateTime.utc() }).save()
    await db.transaction((trx) => writeJob('PruneSessions', {}, trx))
    const { get } = await staffOnSite(client)
    timeTravel('11 minutes')

    const response = await get('/admin/')

    response.assertTextIncludes('0 waiting, 1 failed')
    response.assertTextIncludes('no worker: 1 waiting, 0 failed')
    assert.lengthOf(response.text().match(/badge badge-warning/g)!, 2)
  })

  test('takes few queries', async ({ assert, client }) => {
    const { get } = await staffOnSite(client, await UserFactory.apply('superuser').create())
    const queries = new Array<string>()
    const { client: knex } = db.connection().getWriteClient()
    const note = ({ sql }: { sql: string }) => queries.push(sql)
    knex.on('query', note)

    await get('/admin/')
    knex.off('query', note)

    assert.isAtLeast(queries.length, 5)
    assert.isAtMost(queries.length, 10) // and two prepared ones for the guard, which Knex does not see
  })
})
