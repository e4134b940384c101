import { UserFactory } from '#database/factories/user_factory'
import { staffOnSite } from '#tests/helpers/admin_site'
import { errorsIn, valuesIn } from '#tests/helpers/forms'
import { Specimen, withSpecimens } from '#tests/helpers/specimens'
import { test } from '@japa/runner'
import { v7 as uuid } from 'uuid'
import type { ApiClient } from '@japa/api-client'

type Fields = Record<string, string | string[]>

const PATH = '/admin/specimens/add/'

async function visit(client: ApiClient) {
  return staffOnSite(client, await UserFactory.apply('superuser').create())
}

/** Fills in the form for a new one, and answers what was stored. */
async function add(client: ApiClient, fields: Fields) {
  const { get, post } = await visit(client)
  const response = await post(PATH, { ...valuesIn(await get(PATH)), name: 'Quartz', ...fields })

  return { response, specimen: await Specimen.findBy('name', 'Quartz') }
}

test.group('Fields of a form', (group) => {
  withSpecimens(group)

  test('have a widget for each type, with the defaults of the table', async ({
    assert,
    client,
  }) => {
    const { get } = await visit(client)

    const page = await get(PATH)

    const { _csrf: token, ...values } = valuesIn(page)
    assert.exists(token)
    assert.deepEqual(values, {
      name: '',
      note: '',
      kind: 'plant',
      amount: '0',
      weight: '',
      code: '',
      found_on: '',
      found_at: '',
      found_at__zone: 'UTC',
      details: '',
      owner_id: '',
      keeper_id: '',
    })
    for (const markup of ['type="number"', 'type="date"', 'type="datetime-local"', '<select']) {
      page.assertTextIncludes(markup)
    }
  })

  test('that have to be filled in say so', async ({ assert, client }) => {
    const { response } = await add(client, { name: '' })

    response.assertStatus(400)
    assert.deepEqual(errorsIn(response), { name: 'The name is required' })
  })

  test('that are left empty are null where the column allows it', async ({ assert, client }) => {
    const { response, specimen } = await add(client, {})

    response.assertStatus(303)
    assert.containSubset(specimen!.$attributes, {
      note: null,
      weight: null,
      code: null,
      foundOn: null,
      foundAt: null,
      details: null,
      ownerId: null,
    })
  })

  test('take numbers, dates, UUIDs, JSON and choices', async ({ assert, client }) => {
    const code = uuid()

    const { response, specimen } = await add(client, {
      kind: 'mineral',
      amount: '-7',
      weight: '2.5',
      code: code.toUpperCase(),
      is_fresh: 'on',
      found_on: '2026-03-01',
      details: '{"hard": [7, null]}',
    })

    response.assertStatus(303)
    const { foundOn, ...attributes } = specimen!.$attributes
    assert.containSubset(attributes, {
      kind: 'mineral',
      amount: -7,
      weight: 2.5,
      code,
      isFresh: true,
      details: { hard: [7, null] },
    })
    assert.equal(foundOn.toISODate(), '2026-03-01')
  })

  test('take a time in any zone, and show it in UTC', async ({ assert, client }) => {
    const { get, post } = await visit(client)
    const { specimen } = await add(client, {
      found_at: '2026-07-01T14:30',
      found_at__zone: 'Europe/Berlin',
    })
    const path = `/admin/specimens/${specimen!.id}/`

    assert.equal(specimen!.foundAt!.toISO(), '2026-07-01T12:30:00.000Z')
    const shown = valuesIn(await get(path))
    assert.containSubset(shown, { found_at: '2026-07-01T12:30:00.000', found_at__zone: 'UTC' })

    await post(path, shown)
    await specimen!.refresh()
    assert.equal(specimen!.foundAt!.toISO(), '2026-07-01T12:30:00.000Z')
  })

  test('that cannot be read have a message and nothing is written')
    .with<Fields[]>([
      { amount: '' },
      { amount: 'many' },
      { amount: '1.5' },
      { amount: '2147483648' },
      { weight: '1e999' },
      { weight: 'NaN' },
      { code: 'not-a-uuid' },
      { kind: 'animal' },
      { name: '' },
      { name: 'x'.repeat(41) },
      { name: ['Quartz', 'Opal'] },
      { details: '{"hard":' },
      { details: '"text"' },
      { found_on: '2026-02-30' },
      { found_at: 'yesterday' },
      { found_at: '99999-01-01T00:00' },
      { found_at: '+099999-01-01T00:00' },
      { found_at: '0000-01-01T00:00' },
      { found_at: ['2026-01-01T00:00', '2026-01-01T00:00'] },
      { found_at: '2026-01-01T00:00', found_at__zone: 'Mars/Olympus' },
      { owner_id: 'nobody@example.com' },
      { owner_id: uuid() },
      { owner_id: '-1' },
    ])
    .run(async ({ assert, client }, fields) => {
      const { response, specimen } = await add(client, fields)

      response.assertStatus(400)
      assert.deepEqual(Object.keys(errorsIn(response)), [Object.keys(fields)[0]])
      assert.isNull(specimen)
    })

  test('for another row take its key, its text in any case, and show the text', async ({
    assert,
    client,
  }) => {
    const owner = await UserFactory.create()
    const { get } = await visit(client)

    for (const text of [owner.id, owner.email, ` ${owner.email.toUpperCase()} `]) {
      const { specimen } = await add(client, { owner_id: text })
      assert.equal(specimen!.ownerId, owner.id)
      const page = await get(`/admin/specimens/${specimen!.id}/`)
      assert.equal(valuesIn(page).owner_id, owner.email)
      await specimen!.delete()
    }
  })

  test('for another row offer those that match what is typed', async ({ assert, client }) => {
    const { email, id } = await UserFactory.merge({ firstName: 'Hedy' }).create()
    const { get } = await visit(client)

    const response = await get('/admin/users/options/?q=hedy')

    response.assertStatus(200)
    assert.deepEqual(response.body(), { options: [{ id, value: email, label: email }] })
  })

  test('can be named by the address of the page, as links below other forms do', async ({
    assert,
    client,
  }) => {
    const owner = await UserFactory.create()
    const { get } = await visit(client)

    const page = await get(`${PATH}?owner_id=${owner.id}`)

    assert.equal(valuesIn(page).owner_id, owner.id)
  })
})
