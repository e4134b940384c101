import { UserFactory } from '#database/factories/user_factory'
import registry from '#services/admin/registry'
import { staffOnSite } from '#tests/helpers/admin_site'
import { test } from '@japa/runner'

test.group('Whatever names a row', () => {
  test('and is no key of one is not found, on every page (75)', async ({ assert, client }) => {
    const { get, post } = await staffOnSite(client, await UserFactory.apply('superuser').create())
    const ids = [
      '1',
      'abc',
      '%27',
      '..%2f',
      'x'.repeat(500),
      '01890000-0000-7000-8000-000000000000',
    ]

    for (const { slug } of registry.all()) {
      for (const id of ids) {
        for (const end of ['', 'delete/', 'history/']) {
          const path = `/admin/${slug}/${id}/${end}`
          const read = await get(path)
          assert.include([400, 403, 404], read.status(), `GET ${path}`)
          if (end === 'history/') continue
          const written = await post(path, { name: 'x' })
          assert.include([400, 403, 404], written.status(), `POST ${path}`)
        }
      }
    }
  }).timeout(60_000)

  test('of a model that is not there is not found', async ({ client }) => {
    const { get } = await staffOnSite(client, await UserFactory.apply('superuser').create())

    for (const slug of ['nothing', 'constructor', '__proto__', 'rate_limits', 'queue_jobs']) {
      const response = await get(`/admin/${slug}/`)
      response.assertStatus(404)
    }
  })
})
