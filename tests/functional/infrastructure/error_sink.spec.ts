import { once } from 'node:events'
import { createServer } from 'node:http'
import { reportErrors } from '#services/error_sink'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { AddressInfo } from 'node:net'

const credentials = { email: 'ada@example.com', password: 'correct horse' }

/** Takes what is sent to Sentry: lines of JSON, of which the last is the event. */
async function startSink() {
  const received: { path: string; lines: string[] }[] = []
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray()
    const lines = Buffer.concat(chunks).toString().split('\n')
    received.push({ path: request.url!, lines })
    response.end('{}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP

  return {
    received,
    dsn: `http://public@127.0.0.1:${port}/7`,
    [Symbol.asyncDispose]: async () => void server.close(),
  }
}

test.group('The error sink', () => {
  test('is told of a defect, and nothing of what the client sent (138)', async ({
    client,
    assert,
  }) => {
    await using sink = await startSink()
    const finish = reportErrors(sink.dsn)
    await db.rawQuery('ALTER TABLE users RENAME COLUMN first_name TO secret_name')

    const account = { ...credentials, first_name: 'Ada' }
    const response = await client.post('/api/auth/register/').json(account)
    await finish()

    response.assertStatus(500)
    const [{ path, lines }] = sink.received
    const event = JSON.parse(lines.findLast(Boolean)!)
    assert.match(path, /^\/api\/7\/envelope\//)
    assert.equal(event.tags.request_id, response.header('x-request-id'))
    assert.equal(event.tags.route, '/api/auth/register')
    assert.isNotEmpty(event.exception.values[0].stacktrace.frames)
    assert.notMatch(lines.join(''), /correct horse|ada@example|Ada/)
  })

  test('is told of nothing that was expected', async ({ client, assert }) => {
    await using sink = await startSink()
    const finish = reportErrors(sink.dsn)

    const response = await client.post('/api/auth/jwt/token/').json(credentials)
    await finish()

    response.assertStatus(401)
    assert.isEmpty(sink.received)
  })
})
