import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { post, scratchDatabase, startServer } from '#tests/helpers/processes'
import { parseAnswer, speak } from '#tests/helpers/socket'
import { test } from '@japa/runner'

type Line = { event?: string; user_id?: string; ip_address?: string; request_id?: string }

test.group('The log', () => {
  test('of a fault in the database shows no row (138)', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'backend-'))
    const server = await startServer({
      DATABASE_URL: `sqlite:///${join(folder, 'unmigrated.sqlite3')}`,
      LOG_LEVEL: 'info',
    })
    cleanup(async () => {
      await server.stop()
      await rm(folder, { recursive: true })
    })

    const account = { email: 'leak@example.com', password: 'correct horse' }
    const { status } = await post(`${server.url}/api/auth/register/`, account)
    await server.stop()

    assert.equal(status, 503)
    assert.include(server.output.stdout, 'no such table')
    for (const secret of ['leak@example.com', 'argon2id', 'horse']) {
      assert.notInclude(server.output.stdout, secret)
    }
  })

  test('has a line of every request, also of one that is refused at the door', async ({
    assert,
    cleanup,
  }) => {
    const database = await scratchDatabase()
    const server = await startServer({ DATABASE_URL: database.url, LOG_LEVEL: 'info' })
    cleanup(async () => {
      await server.stop()
      await database.drop()
    })
    const port = Number(new URL(server.url).port)
    const answers = [
      await speak(
        'GET /api/v1/me?token=x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
        { port }
      ),
      await speak('GET /health/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', {
        port,
      }),
      await speak('nonsense\r\n\r\n', { port }),
    ].map(parseAnswer)
    await server.stop()

    const lines = server.output.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    for (const { status, headers } of answers) {
      const line = lines.find(({ request_id: id }) => id === headers['x-request-id'])
      assert.containSubset(line, { msg: 'request', status, ip_address: '127.0.0.1' })
    }
    const [first] = lines.filter(({ route }) => route === '/api/v1/me')
    assert.containSubset(first, { method: 'GET', status: 401 })
    assert.isNumber(first.duration_ms)
    assert.notInclude(server.output.stdout, 'token=x')
  })

  test('tells every way a sign-in ended, and no secret (34)', async ({ assert, cleanup }) => {
    const database = await scratchDatabase()
    const server = await startServer({
      DATABASE_URL: database.url,
      LOG_LEVEL: 'info',
      THROTTLE_LOGIN: '1/minute',
    })
    cleanup(async () => {
      await server.stop()
      await database.drop()
    })
    const account = { email: 'ada@example.com', password: 'correct horse' }
    const { body } = await post(`${server.url}/api/auth/register/`, account)
    const signIn = (password: string) =>
      post(`${server.url}/api/auth/jwt/token/`, { ...account, password })

    const answers = [
      await signIn('correct horse'),
      await signIn('a wrong horse'),
      await signIn('a wrong horse'),
    ]
    await post(`${server.url}/api/auth/jwt/refresh/`, { refresh: `${body.refresh}x` })
    await post(`${server.url}/api/auth/register/`, { password: 'malformed horse' })
    await server.stop()

    const lines: Line[] = server.output.stdout
      .split('\n')
      .filter((line) => line.startsWith('{')) // mails are printed there too
      .map((line) => JSON.parse(line))
    const events = lines.filter(({ event }) => event)
    assert.deepEqual(
      events.map(({ event }) => event),
      ['signed_in', 'invalid_credentials', 'throttled', 'token_invalid']
    )
    assert.deepEqual(
      events.slice(0, 2).map((event) => event.user_id),
      [body.user.id, body.user.id]
    )
    for (const [index, { headers }] of answers.entries()) {
      assert.equal(events[index].request_id, headers.get('x-request-id'))
      assert.equal(events[index].ip_address, '127.0.0.1')
    }
    for (const secret of ['horse', body.access, body.refresh, answers[0].body.refresh]) {
      assert.notInclude(server.output.stdout, secret)
    }
  })
})
