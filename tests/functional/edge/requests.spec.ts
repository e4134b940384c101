import { raw } from '#tests/helpers/raw'
import { test } from '@japa/runner'

test.group('Requests', () => {
  test('each one has an id of its own, also if the client sends one (118)', async ({
    assert,
    client,
  }) => {
    const first = await client.get('/health/').header('x-request-id', 'chosen-by-client')
    const second = await client.get('/nowhere').header('x-request-id', 'chosen-by-client')

    assert.match(first.header('x-request-id')!, /^[\w-]{8,128}$/)
    assert.notEqual(first.header('x-request-id'), 'chosen-by-client')
    assert.notEqual(first.header('x-request-id'), second.header('x-request-id'))
  })

  test('no answer may be stored (112)')
    .with(['/health/', '/api/v1/me', '/nowhere', '/%zz'])
    .run(async ({ assert }, path) => {
      const response = await raw({ method: 'GET', path })
      assert.equal(response.headers['cache-control'], 'no-store')
    })

  test('paths are the same with and without a slash at the end', async ({ client }) => {
    for (const path of ['/health', '/health/', '/api/v1/me', '/api/v1/me/']) {
      const response = await client.get(path).redirects(0)
      response.assertStatus(path.startsWith('/health') ? 200 : 401)
    }
  })

  test('a NUL character is refused in a path and in a query (123)')
    .with(['/problems/a%00', '/problems/?a=%00', '/problems/?a[b][]=x%00', '/problems/?%00'])
    .run(async ({ assert }, path) => {
      const response = await raw({ method: 'GET', path })

      assert.equal(response.status, 400)
      assert.equal(response.json().code, 'malformed_request')
    })

  test('health asks nobody else', async ({ client }) => {
    const response = await client.get('/health/')

    response.assertStatus(200)
    response.assertBody({ status: 'ok' })
  })
})
