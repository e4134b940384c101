import { until } from '#tests/helpers/polling'
import { post, sqliteDatabaseIn, startServer } from '#tests/helpers/processes'
import { canBeNobody, canMount, folderOfNobody, mountVolume, NOBODY } from '#tests/helpers/volumes'
import { test } from '@japa/runner'
import BetterSqlite from 'better-sqlite3'
import type { Assert } from '@japa/assert'

const password = 'correct horse battery'
const isPostgres = Boolean(process.env.TEST_DATABASE_URL)

/** A server with an account. */
async function serve({ url }: { url: string }, user?: typeof NOBODY) {
  const start = () => startServer({ DATABASE_URL: url }, user)
  let server = await start()

  const register = (email = `${crypto.randomUUID()}@example.com`) =>
    post(`${server.url}/api/auth/register/`, { email, password })
  const account = await register()
  const authorization = `Bearer ${account.body.access}`

  return {
    register,
    signIn: (email: string) => post(`${server.url}/api/auth/jwt/token/`, { email, password }),
    refresh: () => post(`${server.url}/api/auth/jwt/refresh/`, { refresh: account.body.refresh }),
    get: (path: string) => fetch(server.url + path, { headers: { authorization } }),
    stop: () => server.stop(),
    kill: () => server.stop('SIGKILL'),
    restart: async () => void (server = await start()),
    [Symbol.asyncDispose]: async () => void (await server.stop()),
  }
}

type Service = Awaited<ReturnType<typeof serve>>

/** Writes are refused as something that will pass, and reads are answered. */
async function assertOnlyReads(assert: Assert, { get, refresh, register, signIn }: Service) {
  const email = `${crypto.randomUUID()}@example.com`
  const writes = [await register(email), await refresh()]
  const reads = ['/api/v1/me', '/api/auth/sessions/', '/health/', '/health/ready'].map(get)

  for (const { status, headers, body } of writes) {
    assert.equal(status, 503)
    assert.equal(body.code, 'service_unavailable')
    assert.match(headers.get('retry-after') ?? '', /^\d+$/)
  }
  for (const read of await Promise.all(reads)) assert.equal(read.status, 200, read.url)
  assert.propertyVal(await signIn(email), 'status', 401, 'what was refused is not there')
}

async function succeeds(answer: ReturnType<typeof post>) {
  const { status } = await answer
  return status < 300
}

function assertIsWhole(assert: Assert, { file }: { file: string }) {
  const database = new BetterSqlite(file)
  assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
  database.close()
}

test.group('A disk that is full', () => {
  test('costs what writes, loses nothing, and is forgotten once there is room (135)', async ({
    assert,
  }) => {
    using volume = mountVolume()
    const database = await sqliteDatabaseIn(volume.path)
    await using service = await serve(database)

    volume.fill()
    for (let time = 0; time < 5; time++) await assertOnlyReads(assert, service)

    volume.makeRoom()
    const { body } = await service.register()
    assert.propertyVal(await service.signIn(body.user.email), 'status', 200)
    assert.propertyVal(await service.refresh(), 'status', 200)
    assertIsWhole(assert, database)
  }).skip(() => isPostgres || !canMount(), 'is about SQLite, and needs the right to mount')
})

test.group('A folder that may only be read', () => {
  test('costs what writes after a crash, and recovers by itself (135)', async ({ assert }) => {
    using folder = folderOfNobody()
    const database = await sqliteDatabaseIn(folder.path)
    folder.allowWriting()
    await using service = await serve(database, NOBODY)

    await service.kill()
    folder.forbidWriting()
    await service.restart()
    for (let time = 0; time < 5; time++) await assertOnlyReads(assert, service)

    folder.allowWriting()
    await until(() => succeeds(service.refresh()))
    assert.propertyVal(await service.register(), 'status', 201)
    assertIsWhole(assert, database)
  }).skip(() => isPostgres || !canBeNobody(), 'is about SQLite, and needs another user')

  test('that was left in order keeps the process alive until it may be written (135)', async ({
    assert,
  }) => {
    using folder = folderOfNobody()
    const database = await sqliteDatabaseIn(folder.path)
    folder.allowWriting()
    await using service = await serve(database, NOBODY)

    await service.stop()
    folder.forbidWriting()
    await service.restart()
    const [me, ready, alive] = await Promise.all(
      ['/api/v1/me', '/health/ready', '/health/'].map(service.get)
    )
    assert.deepEqual([me.status, ready.status, alive.status], [503, 503, 200])

    folder.allowWriting()
    await until(() => succeeds(service.register()))
    assertIsWhole(assert, database)
  }).skip(() => isPostgres || !canBeNobody(), 'is about SQLite, and needs another user')
})
