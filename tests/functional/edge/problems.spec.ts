import { catalogue } from '#exceptions/catalogue'
import { raw } from '#tests/helpers/raw'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

test.group('Problems', () => {
  test('every error is a problem document (115)', async ({ assert, client }) => {
    const response = await client.get('/nowhere')

    response.assertStatus(404)
    assert.equal(response.header('content-type'), 'application/problem+json')
    assert.deepEqual(response.body(), {
      type: '/problems/not_found',
      title: 'Not found',
      status: 404,
      detail: 'Nothing was found at this address.',
      instance: response.header('x-request-id'),
      code: 'not_found',
    })
  })

  test('a failed validation says its first message as the detail', async ({ assert, client }) => {
    const response = await client.post('/api/auth/register/').json({ email: 'ada@example.com' })

    response.assertBodyContains({
      code: 'validation_failed',
      detail: 'The password is required',
      errors: { password: ['The password is required'] },
    })
    assert.notProperty(response.body(), 'messages')
  })

  test('of a fault of ours nothing leaves but the request id (115)', async ({ assert, client }) => {
    await db.rawQuery('ALTER TABLE users RENAME COLUMN password TO secret_column')

    const response = await client
      .post('/api/auth/register/')
      .json({ email: 'ada@example.com', password: 'correct horse' })

    response.assertStatus(500)
    assert.deepEqual(response.body(), {
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      detail: 'Something went wrong on our side. Try again later.',
      instance: response.header('x-request-id'),
      code: 'internal_error',
    })
  })

  test('each code has a page for people and for programs', async ({ assert, client }) => {
    for (const [code, { title, status }] of Object.entries(catalogue)) {
      const page = await client.get(`/problems/${code}`).header('accept', 'text/html')
      page.assertStatus(200)
      assert.include(page.header('content-type'), 'text/html')
      assert.include(page.text(), `<h1>${title}</h1>`)

      const json = await client.get(`/problems/${code}/`).accept('json')
      json.assertBodyContains({ code, title, status })
    }
  })

  test('all of them are listed, for people and for programs', async ({ assert, client }) => {
    const page = await client.get('/problems/').accept('html')
    page.assertHeader('cache-control', 'public, max-age=3600')
    for (const code of Object.keys(catalogue)) assert.include(page.text(), `/problems/${code}"`)

    const json = await client.get('/problems').accept('json')
    assert.sameMembers(
      json.body().data.map(({ code }: { code: string }) => code),
      Object.keys(catalogue)
    )
  })

  test('a page shows such a document, made by what refuses', async ({ assert, client }) => {
    const page = await client.get('/problems/validation_failed').accept('json')

    assert.containSubset(page.body().example, {
      code: 'validation_failed',
      detail: 'Enter a valid email address',
      errors: { email: ['Enter a valid email address'] },
    })
  })

  test('a code that does not exist has no page')
    .with(['nothing', 'toString', '__proto__', 'constructor'])
    .run(async ({ client }, code) => {
      const response = await client.get(`/problems/${code}`)
      response.assertStatus(404)
    })

  test('an address that cannot be read is refused')
    .with([
      '/%zz',
      '/health/%',
      '/%ff',
      '/api/auth/sessions/%E0%A4',
      '/health/#fragment',
      '/#',
      '/health/?a=%zz',
      '/?a=%FF',
      '/?%00',
    ])
    .run(async ({ assert }, path) => {
      const response = await raw({ method: 'GET', path })

      assert.equal(response.status, 400)
      assert.equal(response.headers['content-type'], 'application/problem+json')
      assert.equal(response.json().code, 'malformed_request')
      assert.equal(response.json().instance, response.headers['x-request-id'])
    })
})
