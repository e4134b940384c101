import { hostsConfig } from '#config/hosts'
import { raw } from '#tests/helpers/raw'
import { turn } from '#tests/helpers/settings'
import { parseAnswer, speak } from '#tests/helpers/socket'
import { test } from '@japa/runner'

const get = (host: string, path = '/health/') => raw({ method: 'GET', path, headers: { host } })

test.group('Hosts', () => {
  test('of this machine are answered for, on any port')
    .with(['localhost', 'LOCALHOST:8000', '127.0.0.1:1', '[::1]', '[::1]:8000', '0.0.0.0'])
    .run(async ({ assert }, host) => {
      const { status } = await get(host)
      assert.equal(status, 200)
    })

  test('of others are refused on every path, and never repeated (105)')
    .with(['evil.example', 'localhost.evil.example', 'evil.example:8000', '[::2]', 'a b', '@'])
    .run(async ({ assert }, host) => {
      for (const path of ['/health/', '/nowhere', '/%zz', '/api/v1/me']) {
        const response = await get(host, path)

        assert.equal(response.status, 400)
        assert.equal(response.json().code, 'host_not_allowed')
        assert.equal(response.json().instance, response.headers['x-request-id'])
        if (host.includes('evil')) assert.notInclude(response.text, 'evil')
      }
    })

  test('are one, not none and not two (105)')
    .with([
      '',
      'Host: localhost\r\nHost: localhost\r\n',
      'Host: localhost\r\nhost: evil.example\r\n',
    ])
    .run(async ({ assert }, lines) => {
      const answer = await speak(`GET /health/ HTTP/1.1\r\n${lines}Connection: close\r\n\r\n`)

      const { status, body } = parseAnswer(answer)
      assert.equal(status, 400)
      assert.include(body, 'host_not_allowed')
    })

  test('are listed by name, by domain or all at once')
    .with([
      { allowed: ['api.example.com'], host: 'api.example.com', status: 200 },
      { allowed: ['api.example.com'], host: 'example.com', status: 400 },
      { allowed: ['.example.com'], host: 'example.com', status: 200 },
      { allowed: ['.example.com'], host: 'a.b.Example.com:443', status: 200 },
      { allowed: ['.example.com'], host: 'badexample.com', status: 400 },
      { allowed: ['::1'], host: '[::1]:8000', status: 200 },
      { allowed: ['*'], host: 'anything.example', status: 200 },
      { allowed: [], host: 'localhost', status: 400 },
    ])
    .run(async ({ assert }, { allowed, host, status }) => {
      turn(hostsConfig, { allowed })

      const response = await get(host)
      assert.equal(response.status, status)
    })
})
