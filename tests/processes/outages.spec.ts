import { once } from 'node:events'
import { connect } from 'node:net'
import { post, postPatiently, scratchDatabase, startServer } from '#tests/helpers/processes'
import { test } from '@japa/runner'

const password = 'correct horse'
const { REDIS_URL: redis } = process.env

test.group('Outages', (group) => {
  let database: Awaited<ReturnType<typeof scratchDatabase>>

  group.setup(async () => {
    database = await scratchDatabase()
    return () => database.drop()
  })

  const serve = async (environment: Record<string, string>) => {
    const server = await startServer({ DATABASE_URL: database.url, ...environment })
    return { ...server, [Symbol.asyncDispose]: async () => void (await server.stop()) }
  }

  test('with Redis two processes count as one, exactly (87)', async ({ assert }) => {
    const environment = { LIMITER_STORE: 'redis', REDIS_URL: redis! }
    await using one = await serve(environment)
    await using other = await serve(environment)
    const email = `${crypto.randomUUID()}@example.com`

    const guesses = Array.from({ length: 80 }, (_, time) =>
      postPatiently(`${[one, other][time % 2].url}/api/auth/jwt/token/`, { email, password })
    )
    const answers = await Promise.all(guesses)
    const statuses = answers.map(({ status }) => status)

    assert.lengthOf(
      statuses.filter((status) => status === 401),
      20
    )
    assert.lengthOf(
      statuses.filter((status) => status === 429),
      60
    )
  }).skip(() => !redis, 'runs where REDIS_URL names one')

  test('without its Redis a process counts for itself, never not at all (94)', async ({
    assert,
  }) => {
    await using server = await serve({
      LIMITER_STORE: 'redis',
      REDIS_URL: 'redis://127.0.0.1:1',
      THROTTLE_LOGIN: '5/minute',
    })

    const statuses = []
    for (let time = 0; time < 8; time++) {
      const email = 'nobody@example.com'
      const { status } = await post(`${server.url}/api/auth/jwt/token/`, { email, password })
      statuses.push(status)
    }

    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429, 429])
  })

  test('without its database the process lives and asks to come back (133)', async ({ assert }) => {
    await using server = await serve({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })

    const { status, headers, body } = await post(`${server.url}/api/auth/jwt/token/`, {
      email: 'ada@example.com',
      password,
    })

    assert.equal(status, 503)
    assert.equal(body.code, 'service_unavailable')
    assert.match(headers.get('retry-after') ?? '', /^\d+$/)
    assert.notInclude(JSON.stringify(body), '127.0.0.1')
    const health = await fetch(`${server.url}/health/`)
    assert.equal(health.status, 200)
  })

  test('a server that is told to end does, whatever its clients do (136)', async ({ assert }) => {
    const server = await serve({ SHUTDOWN_TIMEOUT: '4 seconds' })
    const { port } = new URL(server.url)
    const silent = connect(Number(port), '127.0.0.1').on('error', () => {})
    const busy = connect(Number(port), '127.0.0.1').on('error', () => {})
    await Promise.all([once(silent, 'connect'), once(busy, 'connect')])
    busy.write('POST /api/auth/register/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{')

    assert.equal(await server.stop(), 0)
  })

  test('unknown accounts cost a hash too: a flood of them waits, or is told to (24, 30)', async ({
    assert,
  }) => {
    await using server = await serve({ LOG_LEVEL: 'fatal' })

    const signIns = Array.from({ length: 400 }, (_, index) =>
      post(`${server.url}/api/auth/jwt/token/`, { email: `${index}@example.com`, password })
    )
    const health = await fetch(`${server.url}/health/`)
    const answers = await Promise.all(signIns)

    assert.equal(health.status, 200)
    const refused = answers.filter(({ status }) => status === 503)
    assert.isNotEmpty(refused)
    for (const { headers } of refused) assert.match(headers.get('retry-after') ?? '', /^\d+$/)
    assert.isTrue(answers.every(({ status }) => status === 401 || status === 503))
  })
})
