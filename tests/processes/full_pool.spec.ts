import { post, scratchDatabase, startServer } from '#tests/helpers/processes'
import { test } from '@japa/runner'
import { Client } from 'pg'

test.group('A database that is busy', () => {
  test('asks whoever finds no free connection to come back (130)', async ({ assert, cleanup }) => {
    const database = await scratchDatabase()
    const server = await startServer({ DATABASE_URL: database.url })
    const blocker = new Client({ connectionString: database.url })
    cleanup(async () => {
      await server.stop()
      await database.drop()
    })

    await blocker.connect()
    await blocker.query('BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE')
    const signIns = Array.from({ length: 30 }, (_, index) =>
      post(`${server.url}/api/auth/jwt/token/`, {
        email: `${index}@example.com`,
        password: 'correct horse',
      })
    )
    const refused = await Promise.any(signIns)
    await blocker.query('ROLLBACK')
    await blocker.end()

    assert.equal(refused.status, 503)
    assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/)
    for (const { status } of await Promise.all(signIns)) assert.include([401, 503], status)
  }).skip(() => !process.env.TEST_DATABASE_URL, 'SQLite has one connection, and no server to block')
})
