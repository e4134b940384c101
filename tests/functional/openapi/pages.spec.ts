import { openapiConfig } from '#config/openapi'
import { turn, turnRate } from '#tests/helpers/settings'
import { test } from '@japa/runner'

const addressesIn = (html: string) =>
  [...html.matchAll(/ (?:href|src)="([^"]+)"/g)]
    .map(([, address]) => address)
    .filter((address) => address !== 'data:,')

test.group('The reference page', () => {
  test('loads everything from this server, under a policy of its own', async ({
    assert,
    client,
  }) => {
    const page = await client.get('/api/docs/')

    page.assertStatus(200)
    assert.include(page.text(), '/api/schema/')
    const policy = page.header('content-security-policy')!
    assert.include(policy, "default-src 'none'")
    assert.include(policy, "script-src 'self'")
    assert.notInclude(policy, 'unsafe')

    const addresses = addressesIn(page.text())
    assert.isAbove(addresses.length, 4)
    for (const address of addresses) {
      assert.match(address, /^\/\w/)
      const asset = await client.get(address)
      asset.assertStatus(200)
    }
  })

  test('is where the root leads, unless it is switched off', async ({ client }) => {
    const root = await client.get('/').redirects(0)
    root.assertStatus(302)
    root.assertHeader('location', '/api/docs/')

    turn(openapiConfig, { isEnabled: false })
    const closed = await client.get('/')
    closed.assertStatus(200)
    closed.assertBody({ status: 'ok' })
  })

  test('is never throttled', async ({ client }) => {
    await turnRate('anon', '1/hour')

    for (const path of ['/api/docs/', '/api/docs/', '/api/schema/', '/problems/']) {
      const page = await client.get(path)
      page.assertStatus(200)
    }
  })
})

test.group('Assets', () => {
  test('may be kept for a year, as their address changes with them', async ({ assert, client }) => {
    const page = await client.get('/problems/').accept('html')
    const [address] = addressesIn(page.text())
    const asset = await client.get(address)

    assert.match(address, /^\/assets\/page\.css\?v=[\w-]{12}$/)
    asset.assertHeader('cache-control', 'public, max-age=31536000, immutable')
    asset.assertHeader('content-type', 'text/css; charset=utf-8')
  })

  test('are those of the pages and no other file')
    .with(['nothing.css', 'toString', '..%2F..%2Fpackage.json', '%2e%2e'])
    .run(async ({ client }, name) => {
      const response = await client.get(`/assets/${name}`)
      response.assertStatus(404)
    })
})
