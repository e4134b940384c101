import { GroupFactory } from '#database/factories/group_factory'
import Session from '#models/session'
import { titlesIn, viewerOf } from '#tests/helpers/admin_lists'
import { Specimen, withSpecimens } from '#tests/helpers/specimens'
import { signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'

test.group('A value in a list', (group) => {
  withSpecimens(group)

  test('that is a day has no time, in a file neither', async ({ assert, client }) => {
    const foundAt = DateTime.utc(2026, 3, 1, 12, 30)
    await Specimen.create({ name: 'Quartz', foundOn: DateTime.local(2026, 3, 1), foundAt })
    const { get } = await viewerOf(client, 'specimens')

    const list = await get('/admin/specimens/')
    const file = await get('/admin/specimens/export/?format=json')

    list.assertTextIncludes('<time>2026-03-01</time>')
    const [row] = JSON.parse(file.text())
    assert.equal(row.found_on, '2026-03-01')
    assert.equal(row.found_at, '2026-03-01T12:30:00.000Z')
  })

  test('that is a list of texts is read as one, and not as JSON', async ({ client }) => {
    await GroupFactory.merge({ permissions: ['users.view', 'users.change'] }).create()
    const { get } = await viewerOf(client, 'groups')

    const list = await get('/admin/groups/')

    list.assertTextIncludes('>users.view, users.change<')
  })

  test('that is empty leads to its row by a name', async ({ assert, client }) => {
    const { user } = await signedIn()
    await Session.query().where('user_id', user.id).update({ user_agent: '' })
    const { get } = await viewerOf(client, 'sessions')

    const list = await get('/admin/sessions/').qs({ user_id: user.id })

    assert.deepEqual(titlesIn(list), ['127.0.0.1'])
  })
})

test.group('A value in a form', (group) => {
  withSpecimens(group)

  test('that nobody can change keeps the lines of its JSON', async ({ client }) => {
    const { id } = await Specimen.create({ name: 'Quartz', details: { a: 1 } })
    const { get } = await viewerOf(client, 'specimens')

    const form = await get(`/admin/specimens/${id}/`)

    form.assertTextIncludes('>{\n  &quot;a&quot;: 1\n}<')
  })
})
