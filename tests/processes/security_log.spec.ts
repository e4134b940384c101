import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { post, scratchDatabase, startServer } from '#tests/helpers/processes'
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

    assert.equal(status, 500)
    assert.include(server.output.stdout, 'no such table')
    for (const secret of ['leak@example.com', 'argon2id', 'horse']) {
      assert.notInclude(server.output.stdout, secret)
    }
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
      .trim()
      .split('\n')
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
