import { type Answer, faultsOf } from '#tests/helpers/answers'
import { raw } from '#tests/helpers/raw'
import { speak } from '#tests/helpers/socket'
import { assertDocumented, watched } from '#tests/helpers/watched_server'
import { test } from '@japa/runner'

const health: Answer = {
  method: 'GET',
  url: '/health/',
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'abc' },
  body: '{"status":"ok"}',
}

test.group('Answers', () => {
  test('that differ from the document are found')
    .with([
      { ...health, status: 201 },
      { ...health, body: '{}' },
      { ...health, body: '{"status":1}' },
      { ...health, body: '{"status":"ok","more":true}' },
      { ...health, headers: { ...health.headers, 'content-type': 'text/html' } },
      { ...health, headers: { 'content-type': 'application/json' } },
      { ...health, headers: { ...health.headers, 'retry-after': '5' } },
      { ...health, url: '/nowhere' },
    ])
    .run(({ assert }, answer) => assert.lengthOf(faultsOf(answer), 1))

  test('that do not differ are let through', ({ assert }) => {
    assert.deepEqual(faultsOf(health), [])
    assert.deepEqual(faultsOf({ ...health, method: 'HEAD', body: '' }), [])
  })

  test('are all compared, whoever asked', async ({ assert, client }) => {
    const before = watched.answers

    await client.get('/health/')
    await raw({ method: 'GET', path: '/nowhere' })
    await raw({ method: 'GET', path: '/health/', headers: { host: 'evil.example' } })
    await speak('nonsense\r\n\r\n')

    assert.equal(watched.answers, before + 4)
  })

  test('fail the test that got them', ({ assert }) => {
    watched.faults.push('a fault')

    assert.throws(assertDocumented, /a fault/)
    assert.doesNotThrow(assertDocumented)
  })
})
