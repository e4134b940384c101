import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blocksOf } from '#tests/docs/helpers/pages'
import { ace, post, scratchDatabase, startServer } from '#tests/helpers/processes'
import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'

const isPostgres = Boolean(process.env.TEST_DATABASE_URL)
const isWithoutTools = spawnSync('pg_restore', ['--version']).status !== 0 && !process.env.CI
const password = 'correct horse'

/** A database with a server, both of which end with the test, and a folder for backups. */
async function deployment({ cleanup }: TestContext) {
  const database = await scratchDatabase()
  const environment = { DATABASE_URL: database.url }
  const folder = await mkdtemp(join(tmpdir(), 'backups-'))
  let server = await startServer(environment)
  cleanup(async () => {
    await server.stop()
    await database.drop()
    await rm(folder, { recursive: true })
  })

  return {
    environment,
    folder,
    stop: () => server.stop(),
    restart: async () => {
      await server.stop()
      server = await startServer(environment)
    },
    send: (path: string, email: string) => post(`${server.url}${path}`, { email, password }),
  }
}

const register = '/api/auth/register/'
const signIn = '/api/auth/jwt/token/'

test.group('Backup of SQLite', (group) => {
  group.tap((each) => each.skip(isPostgres, 'PostgreSQL has its own'))

  test('what was backed up while it was written to comes back', async (context) => {
    const { assert } = context
    const { environment, folder, restart, stop, send } = await deployment(context)
    const file = join(folder, 'new/backup.sqlite3')
    await send(register, 'ada@example.com')

    const writing = Array.from({ length: 20 }, (_, index) => send(register, `${index}@example.com`))
    const backup = await ace(['db:backup', file], environment)
    await Promise.all(writing)
    await send(register, 'grace@example.com')
    await stop()
    const restored = await ace(['db:restore', file], environment)
    await restart()

    assert.equal(backup.code, 0, backup.stderr)
    assert.equal(restored.code, 0, restored.stderr)
    const [ada, grace] = [
      await send(signIn, 'ada@example.com'),
      await send(signIn, 'grace@example.com'),
    ]
    assert.equal(ada.status, 200)
    assert.equal(grace.status, 401)
    assert.deepEqual(await readdir(join(folder, 'new')), ['backup.sqlite3'])
  })

  test('the database that was replaced is kept, and can come back too', async (context) => {
    const { assert } = context
    const { environment, folder, restart, stop, send } = await deployment(context)
    const file = join(folder, 'empty.sqlite3')
    await ace(['db:backup', file], environment)
    await send(register, 'ada@example.com')
    await stop()

    const { stdout } = await ace(['db:restore', file], environment)
    const [kept] = stdout.match(/\S+\.before-\S+/)!
    await ace(['db:restore', kept], environment)
    await restart()

    const { status } = await send(signIn, 'ada@example.com')
    assert.equal(status, 200)
  })

  test('nothing is restored under a server, nor from what is no backup', async (context) => {
    const { assert } = context
    const { environment, folder, stop, send } = await deployment(context)
    const [file, garbage] = [join(folder, 'backup'), join(folder, 'garbage')]
    await writeFile(garbage, 'no database, and longer than the header of one'.repeat(10))
    await ace(['db:backup', file], environment)
    await send(register, 'ada@example.com')

    const underServer = await ace(['db:restore', file], environment)
    const alive = await send(signIn, 'ada@example.com')
    await stop()
    const fromGarbage = await ace(['db:restore', garbage], environment)
    const fromNothing = await ace(['db:restore', join(folder, 'nothing')], environment)

    assert.equal(underServer.code, 1)
    assert.include(underServer.stderr, 'is in use. Stop the server first.')
    assert.equal(alive.status, 200)
    assert.equal(fromGarbage.code, 1)
    assert.include(fromGarbage.stderr, 'not a database')
    assert.equal(fromNothing.code, 1)
  })

  test('no file is overwritten', async (context) => {
    const { assert } = context
    const { environment, folder } = await deployment(context)
    const file = join(folder, 'taken')
    await writeFile(file, 'precious')

    const { code, stderr } = await ace(['db:backup', file], environment)

    assert.equal(code, 1)
    assert.include(stderr, 'Nothing is overwritten')
  })
})

test.group('Backup of PostgreSQL', (group) => {
  group.tap((each) =>
    each.skip(!isPostgres || isWithoutTools, 'needs PostgreSQL, pg_dump and pg_restore')
  )

  test('the commands of the guide bring back what was there', async (context) => {
    const { assert } = context
    const { environment, folder, send } = await deployment(context)
    const blocks = blocksOf('docs/deploy/backup.md').filter(
      ({ marking }) => marking === 'sh postgres'
    )
    const run = (script: string) => {
      const options = { cwd: folder, env: { ...process.env, ...environment } }
      const { status, stderr } = spawnSync('bash', ['-euc', script], options)
      assert.equal(status, 0, String(stderr))
    }

    await send(register, 'ada@example.com')
    run(blocks[0].text)
    await send(register, 'grace@example.com')
    run(blocks[1].text)

    const [ada, grace] = [
      await send(signIn, 'ada@example.com'),
      await send(signIn, 'grace@example.com'),
    ]
    assert.equal(ada.status, 200)
    assert.equal(grace.status, 401)
  })

  test('the commands for SQLite name the tools to use', async ({ assert }) => {
    const { code, stderr } = await ace(['db:backup'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    })

    assert.equal(code, 1)
    assert.include(stderr, 'pg_dump')
  })
})
