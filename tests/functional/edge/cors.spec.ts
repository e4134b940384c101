import { origins } from '#config/cors'
import { raw } from '#tests/helpers/raw'
import { turn } from '#tests/helpers/settings'
import { test } from '@japa/runner'

const ask = (origin: string, headers = {}) =>
  raw({
    method: 'OPTIONS',
    path: '/api/v1/me',
    headers: { origin, 'access-control-request-method': 'PATCH', ...headers },
  })

test.group('CORS', () => {
  test('a developer may call from any page, never with cookies', async ({ assert }) => {
    const { status, headers } = await ask('https://any.example')

    assert.equal(status, 204)
    assert.equal(headers['access-control-allow-origin'], '*')
    assert.notProperty(headers, 'access-control-allow-credentials')
  })

  test('a browser is told all that it may send and read', async ({ assert }) => {
    const { headers } = await ask('https://any.example', {
      'access-control-request-headers': 'Authorization, content-type',
    })

    assert.equal(headers['access-control-allow-methods'], 'DELETE,GET,OPTIONS,PATCH,POST,PUT')
    assert.equal(headers['access-control-max-age'], '86400')
    assert.include(headers.vary, 'Origin')
    assert.equal(
      headers['access-control-allow-headers'],
      'accept,authorization,content-type,idempotency-key,x-request-id,x-requested-with'
    )

    const answer = await raw({
      method: 'GET',
      path: '/health/',
      headers: { origin: 'https://any.example' },
    })
    assert.equal(
      answer.headers['access-control-expose-headers'],
      'retry-after,ratelimit,ratelimit-policy,x-request-id'
    )
  })

  test('OPTIONS that asks for no method is answered by the path', async ({ assert }) => {
    const { status, headers } = await raw({
      method: 'OPTIONS',
      path: '/api/v1/me',
      headers: { origin: 'https://any.example' },
    })

    assert.equal(status, 204)
    assert.equal(headers.allow, 'GET, HEAD, PATCH, OPTIONS')
  })

  test('for others only listed origins pass, and no look-alikes (114)')
    .with([
      { origin: 'https://app.example.com', passes: true },
      { origin: 'http://localhost:5173', passes: true },
      { origin: 'http://127.0.0.1:8080', passes: true },
      { origin: 'https://app.example.com.evil.example', passes: false },
      { origin: 'https://evil-app.example.com', passes: false },
      { origin: 'http://app.example.com', passes: false },
      { origin: 'http://localhost:5173.evil.example', passes: false },
      { origin: 'http://localhost', passes: false },
      { origin: 'null', passes: false },
    ])
    .run(async ({ assert }, { origin, passes }) => {
      turn(origins, { areAllAllowed: false, allowed: ['https://app.example.com'] })

      for (const method of ['OPTIONS', 'GET']) {
        const { headers } = await raw({
          method,
          path: '/health/',
          headers: { origin, 'access-control-request-method': 'GET' },
        })
        assert.equal(headers['access-control-allow-origin'], passes ? origin : undefined)
        assert.include(headers.vary, 'Origin')
      }
    })
})
