import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { until } from '#tests/helpers/polling'
import { ace, post, postPatiently, scratchDatabase, startServer } from '#tests/helpers/processes'
import { startTraffic } from '#tests/helpers/traffic'
import { test } from '@japa/runner'

const password = 'correct horse battery'
const ada = { email: 'ada@example.com', password }

test.group('Workers', (group) => {
  let database: Awaited<ReturnType<typeof scratchDatabase>>

  group.setup(async () => {
    database = await scratchDatabase()
    return () => database.drop()
  })

  const serve = async (environment: Record<string, string> = {}) => {
    const server = await startServer({
      DATABASE_URL: database.url,
      WEB_CONCURRENCY: '2',
      SHUTDOWN_TIMEOUT: '10 seconds',
      TRUSTED_PROXIES: '127.0.0.1', // keeps the ids of requests
      ...environment,
    })
    const workers = () => childrenOf(server.child.pid!)
    await until(() => server.output.stdout.split('started HTTP server').length > 2)

    return {
      ...server,
      workers,
      access: await signUp(server.url),
      [Symbol.asyncDispose]: async () => void (await server.stop()),
    }
  }

  const trafficOf = ({ url, access }: { url: string; access: string }) =>
    startTraffic({ url, perSecond: 200, headers: { authorization: `Bearer ${access}` } })

  test('count throttles as one, exactly (87)', async ({ assert }) => {
    await using server = await serve()

    const guesses = Array.from({ length: 60 }, () =>
      postPatiently(
        `${server.url}/api/auth/jwt/token/`,
        { ...ada, password: 'wrong' },
        { connection: 'close' }
      )
    )
    const answers = await Promise.all(guesses)
    const statuses = answers.map(({ status }) => status)

    assert.lengthOf(
      statuses.filter((status) => status === 401),
      20
    )
    assert.lengthOf(
      statuses.filter((status) => status === 429),
      40
    )
  })

  test('end in order when they are told to under load, and no request fails (136)', async ({
    assert,
  }) => {
    await using server = await serve()
    const traffic = trafficOf(server)
    await wait(2000)

    const code = await server.stop('SIGTERM')
    const failures = await traffic.stop()

    // The kernel resets whoever it let in after the last look: none of these was begun
    assert.isEmpty(failures.filter(({ id }) => server.output.stdout.includes(id)))
    for (const failure of failures) assert.propertyVal(failure, 'code', 'ECONNRESET')
    assert.isAbove(traffic.sent(), 200)
    assert.equal(code, 0)
  })

  test('are exchanged one after the other under load, and no request fails (136)', async ({
    assert,
  }) => {
    await using server = await serve()
    const before = server.workers()
    const traffic = trafficOf(server)

    server.child.kill('SIGHUP')
    await until(() => server.output.stdout.includes('all workers are new'))

    assert.deepEqual(await traffic.stop(), [])
    assert.lengthOf(server.workers(), 2)
    assert.notIncludeMembers(server.workers(), before)
  })

  test('are replaced when one is killed, and only its own requests fail (136)', async ({
    assert,
  }) => {
    await using server = await serve()
    const [victim] = server.workers()
    const traffic = trafficOf(server)
    await wait(500)

    process.kill(victim, 'SIGKILL')
    await until(() => server.workers().length === 2 && !server.workers().includes(victim))
    await until(() => server.output.stdout.split('started HTTP server').length > 3)
    const failures = await traffic.stop()

    assert.include(server.output.stdout, '"pause":0', 'the first failure waits for nothing')
    assert.isBelow(failures.length, 16, 'more than the connections that the victim had')
    // One that was on its way to the victim is forgotten by node:cluster, and hears nothing
    for (const { code } of failures) assert.match(code ?? '', /ECONNRESET|EPIPE|ETIMEDOUT/)
  })

  test('end with the supervisor, however it ends', async ({ assert }) => {
    await using server = await serve()
    const workers = server.workers()

    await server.stop('SIGKILL')

    await until(() => workers.every((pid) => !isAlive(pid)))
    await assert.rejects(() => fetch(server.url), /fetch failed/)
  })

  test('never count each for itself: the start is refused', async ({ assert }) => {
    const { code, stderr } = await ace(['migration:status'], {
      WEB_CONCURRENCY: '2',
      LIMITER_STORE: 'memory',
    })

    assert.equal(code, 1)
    assert.include(stderr, 'LIMITER_STORE')
  })

  test('that cannot start at all end the supervisor', async ({ assert }) => {
    await using server = await serve()
    const { port } = new URL(server.url)

    await assert.rejects(
      () => startServer({ DATABASE_URL: database.url, WEB_CONCURRENCY: '2', PORT: port }),
      new RegExp(`Port ${port} on 127.0.0.1 is taken`)
    )
  })
})

async function signUp(url: string) {
  const email = `${crypto.randomUUID()}@example.com`
  const { body } = await post(`${url}/api/auth/register/`, { email, password })
  return body.access as string // the contract says so
}

function childrenOf(pid: number) {
  const pids = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
  return pids.trim().split(/\s+/).map(Number)
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
