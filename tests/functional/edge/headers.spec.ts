import { raw } from '#tests/helpers/raw'
import { test } from '@japa/runner'

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

test.group('Headers', () => {
  test('of safety are on every answer, whatever it is (111)')
    .with([
      { method: 'GET', path: '/health/' },
      { method: 'HEAD', path: '/health/' },
      { method: 'OPTIONS', path: '/health/' },
      { method: 'DELETE', path: '/health/' },
      { method: 'GET', path: '/nowhere' },
      { method: 'GET', path: '/%zz' },
      { method: 'GET', path: '/api/v1/me' },
      { method: 'POST', path: '/api/auth/register/' },
      { method: 'GET', path: '/health/', headers: { host: 'evil.example' } },
    ])
    .run(async ({ assert }, request) => {
      const { headers } = await raw(request)

      assert.containSubset(headers, EVERYWHERE)
      assert.match(String(headers['x-request-id']), /^[\da-f-]{36}$/)
    })

  test('tell nothing of what answers (116)', async ({ assert }) => {
    const { headers } = await raw({ method: 'GET', path: '/health/' })

    assert.notProperty(headers, 'server')
    assert.notProperty(headers, 'x-powered-by')
    assert.notProperty(headers, 'etag')
  })

  test('tell caches what an answer depends on', async ({ assert }) => {
    const health = await raw({ method: 'GET', path: '/health/' })
    const page = await raw({ method: 'GET', path: '/problems/throttled' })

    assert.equal(health.headers.vary, 'Origin')
    assert.equal(page.headers.vary, 'Accept, Origin')
    assert.equal(page.headers['cache-control'], 'public, max-age=3600')
  })

  test('a validator of anybody never yields 304 (113)', async ({ assert, client }) => {
    const response = await client.get('/health/').header('if-none-match', '*')

    response.assertStatus(200)
    assert.isUndefined(response.header('etag'))
  })
})

test.group('Methods', () => {
  test('that a path does not take are refused, with those it takes (108)')
    .with([
      { method: 'GET', path: '/api/auth/register/', allow: 'POST, OPTIONS' },
      { method: 'PUT', path: '/api/v1/me', allow: 'GET, HEAD, PATCH, OPTIONS' },
      { method: 'TRACE', path: '/health/', allow: 'GET, HEAD, OPTIONS' },
      { method: 'PROPFIND', path: '/health', allow: 'GET, HEAD, OPTIONS' },
      { method: 'POST', path: '/api/auth/sessions', allow: 'GET, HEAD, DELETE, OPTIONS' },
    ])
    .run(async ({ assert }, { method, path, allow }) => {
      const response = await raw({ method, path })

      assert.equal(response.status, 405)
      assert.equal(response.headers.allow, allow)
      assert.equal(response.json().code, 'method_not_allowed')
    })

  test('are listed for OPTIONS, and HEAD works where GET does', async ({ assert }) => {
    const options = await raw({ method: 'OPTIONS', path: '/api/v1/me/' })
    assert.equal(options.status, 204)
    assert.equal(options.headers.allow, 'GET, HEAD, PATCH, OPTIONS')

    const unknown = await raw({ method: 'OPTIONS', path: '/nowhere' })
    assert.equal(unknown.status, 404)

    const head = await raw({ method: 'HEAD', path: '/health/' })
    assert.equal(head.status, 200)
    assert.equal(head.text, '')
  })
})
