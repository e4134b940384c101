import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ace, beginServer, scratchDatabase, startServer } from '#tests/helpers/processes'
import { test } from '@japa/runner'

/** The first address of a network that is for documentation: no machine has it. */
const ELSEWHERE = '192.0.2.1'

const production = { NODE_ENV: 'production', DEBUG: 'false', ALLOWED_HOSTS: '127.0.0.1' }

const REFUSAL = '-NOAUTH Authentication required.\r\n'

/** A server that answers every command as Redis answers whoever did not say the password. */
async function lockedRedis() {
  const server = createServer((socket) => {
    socket.on('data', (bytes) => {
      const commands = String(bytes).match(/^\*/gm) ?? []
      socket.write(REFUSAL.repeat(commands.length))
    })
    socket.on('error', () => {}) // whoever was refused is gone
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP

  return { url: `redis://127.0.0.1:${port}`, port, [Symbol.dispose]: () => void server.close() }
}

test.group('A start in production', (group) => {
  let database: Awaited<ReturnType<typeof scratchDatabase>>

  group.setup(async () => {
    database = await scratchDatabase()
    return () => database.drop()
  })

  const refusal = async (environment: Record<string, string>) => {
    const settings = { DATABASE_URL: database.url, ...production, ...environment }
    const server = await startServer(settings).catch(({ message }: Error) => message)
    if (typeof server === 'string') return server

    await server.stop()
    throw new Error('it started')
  }

  test('is refused where an address is none of this machine, by its variable')
    .with(['HOST', 'METRICS_HOST'])
    .run(async ({ assert }, name) => {
      const message = await refusal({ METRICS_PORT: '9464', [name]: ELSEWHERE })

      assert.match(message, new RegExp(`^no server: .*${name}`, 's'))
      assert.notMatch(message, /\n\W*at /)
    })

  test('is refused where the port of metrics is taken, by its name', async ({ assert }) => {
    using other = await lockedRedis()

    const message = await refusal({ METRICS_PORT: String(other.port) })

    assert.include(message, `METRICS_PORT: listen EADDRINUSE: address already in use`)
    assert.notMatch(message, /\n\W*at /)
  })

  test('is refused while migrations are pending, which are named', async ({ assert, cleanup }) => {
    const empty = await scratchDatabase()
    cleanup(() => empty.drop())
    await ace(['migration:reset', '--force', '--no-schema-generate'], { DATABASE_URL: empty.url })

    const message = await refusal({ DATABASE_URL: empty.url })

    assert.match(message, /\d migrations are pending.+node ace migration:run --force\n$/s)
  })

  test('is refused by a Redis that wants a password', async ({ assert }) => {
    using redis = await lockedRedis()

    const message = await refusal({ REDIS_URL: redis.url })

    assert.include(message, 'REDIS_URL: Redis refuses us: NOAUTH')
    assert.notMatch(message, /\n\W*at /)
  })

  test('is refused by a PostgreSQL without that database', async ({ assert }) => {
    const url = new URL('/nonesuch', database.url).href

    const message = await refusal({ DATABASE_URL: url })

    assert.include(message, 'DATABASE_URL: the database refuses us: database "nonesuch" does not')
    assert.notMatch(message, /\n\W*at /)
  }).skip(!process.env.TEST_DATABASE_URL, 'runs on PostgreSQL')

  test('is refused where SQLite has no folder', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'backend-'))
    cleanup(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'file'), '')
    const DATABASE_URL = `sqlite:///${folder}/file/below/db.sqlite3`

    const message = await refusal({ DATABASE_URL })

    assert.match(message, /ENOTDIR.+\nCorrect DATABASE_URL/)
    assert.notMatch(message, /\n\W*at /)
  })

  test('of a command is refused in words too', async ({ assert }) => {
    const { code, stderr } = await ace(['migration:status'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    })

    assert.equal(code, 1)
    assert.match(stderr, /ECONNREFUSED 127.0.0.1:1\nnode ace doctor/)
    assert.notMatch(stderr, /\n\W*at /)
  })

  test('ends at once when it is told to before it serves', async ({ assert, cleanup }) => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    cleanup(() => void silent.close())
    const { port } = silent.address() as AddressInfo // it listens on TCP

    const url = `postgres://nobody@127.0.0.1:${port}/none`
    const server = beginServer({ ...production, DATABASE_URL: url })
    await once(silent, 'connection')

    assert.equal(await server.stop(), 0)
    assert.notInclude(server.output.stdout, 'DATABASE_URL', 'it waited for the database')
  })

  test('waits for stores that are away, and says so in a line each', async ({ assert }) => {
    const server = await startServer({
      ...production,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      REDIS_URL: 'redis://127.0.0.1:1',
    })

    await server.stop()
    assert.include(server.output.stdout, 'DATABASE_URL: no database answers')
    assert.include(server.output.stdout, 'REDIS_URL: no Redis answers')
    assert.notMatch(server.output.stdout, /Acquire connection error[^"]+\\n/)
  })
})
