import { ace, post, scratchDatabase, startServer } from '#tests/helpers/processes'
import { test } from '@japa/runner'

/** A database without a single table. */
async function emptyDatabase() {
  const database = await scratchDatabase()
  const environment = { DATABASE_URL: database.url }
  await ace(['migration:reset', '--force', '--no-schema-generate'], environment)

  return { ...database, environment }
}

const account = { email: 'ada@example.com', password: 'correct horse' }

test.group('Before a container serves', () => {
  test('its SQLite is migrated', async ({ assert, cleanup }) => {
    const database = await emptyDatabase()
    cleanup(() => database.drop())

    const { code } = await ace(['database:prepare'], database.environment)
    const server = await startServer(database.environment)
    cleanup(() => void server.stop())

    assert.equal(code, 0)
    const { status } = await post(`${server.url}/api/auth/register/`, account)
    assert.equal(status, 201)
  }).skip(Boolean(process.env.TEST_DATABASE_URL), 'runs on SQLite')

  test('PostgreSQL has to be migrated: it says how', async ({ assert, cleanup }) => {
    const database = await emptyDatabase()
    cleanup(() => database.drop())

    const before = await ace(['database:prepare'], database.environment)
    await ace(['migration:run', '--force'], database.environment)
    const after = await ace(['database:prepare'], database.environment)

    assert.equal(before.code, 1)
    assert.match(
      before.stderr,
      /\d migrations are pending.+"migrate".+node ace migration:run --force/
    )
    assert.equal(after.code, 0, after.stderr)
  }).skip(!process.env.TEST_DATABASE_URL, 'runs on PostgreSQL')

  test('a PostgreSQL that is away does not keep it: liveness needs none', async ({ assert }) => {
    const away = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }

    const { code, stdout, stderr } = await ace(['database:prepare'], away)

    assert.equal(code, 0)
    assert.include(stdout + stderr, 'The database does not answer')
  })

  test('a request that meets no table is asked to come back', async ({ assert, cleanup }) => {
    const database = await emptyDatabase()
    const server = await startServer(database.environment)
    cleanup(async () => {
      await server.stop()
      await database.drop()
    })

    const { status, headers } = await post(`${server.url}/api/auth/register/`, account)

    assert.equal(status, 503)
    assert.match(headers.get('retry-after') ?? '', /^\d+$/)
  })

  test('of two migrations at once one waits its turn, by failing', async ({ assert, cleanup }) => {
    const database = await emptyDatabase()
    cleanup(() => database.drop())
    const migrate = () => ace(['migration:run', '--force'], database.environment)

    const codes = await Promise.all([migrate(), migrate()])
    const again = await migrate()

    assert.include(
      codes.map(({ code }) => code),
      0
    )
    assert.equal(again.code, 0)
    assert.include(again.stdout, 'Already up to date')
  }).skip(!process.env.TEST_DATABASE_URL, 'SQLite has one server, which migrates it')
})
