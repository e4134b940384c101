import {
  post,
  postPatiently,
  type RunningServer,
  scratchDatabase,
  startServer,
} from '#tests/helpers/processes'
import { claimsOf } from '#tests/helpers/tokens'
import { test } from '@japa/runner'

const password = 'correct horse'

test.group('Two processes at once', (group) => {
  let servers: RunningServer[]

  group.setup(async () => {
    const database = await scratchDatabase()
    const environment = { DATABASE_URL: database.url, LIMITER_STORE: 'database' }
    servers = await Promise.all([startServer(environment), startServer(environment)])

    return async () => {
      await Promise.all(servers.map((server) => server.stop()))
      await database.drop()
    }
  })

  /** The same request so many times at once, to one server and the other in turn. */
  const at = (path: string, times: number, body: (time: number) => object) =>
    Promise.all(
      Array.from({ length: times }, (_, time) =>
        postPatiently(servers[time % 2].url + path, body(time))
      )
    )

  const register = async (email: string) => {
    const { body } = await post(`${servers[0].url}/api/auth/register/`, { email, password })
    return body
  }

  test('of 50 registrations of one address exactly one succeeds (35, 128)', async ({ assert }) => {
    const spell = (time: number) =>
      [...'ada@example.com']
        .map((letter, index) => ((time >> (index % 6)) & 1 ? letter.toUpperCase() : letter))
        .join('')

    const answers = await at('/api/auth/register/', 50, (time) => ({
      email: spell(time),
      password,
    }))

    const refused = answers.filter(({ status }) => status === 400)
    assert.lengthOf(
      answers.filter(({ status }) => status === 201),
      1
    )
    assert.lengthOf(refused, 49)
    for (const { body } of refused) {
      assert.deepEqual(body.errors, { email: ['Email already registered'] })
    }
  })

  test('20 refreshes of one token all succeed with one successor (12)', async ({ assert }) => {
    const { refresh } = await register('grace@example.com')

    const answers = await at('/api/auth/jwt/refresh/', 20, () => ({ refresh }))

    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    assert.equal(new Set(answers.map(({ body }) => body.refresh)).size, 1)
    assert.equal(new Set(answers.map(({ body }) => body.access)).size, 20)
  })

  test('a used token among parallel refreshes ends the session for good (11, 12)', async ({
    assert,
  }) => {
    const { access, refresh: first } = await register('joan@example.com')
    const [{ body: second }] = await at('/api/auth/jwt/refresh/', 1, () => ({ refresh: first }))
    await at('/api/auth/jwt/refresh/', 1, () => second)

    await at('/api/auth/jwt/refresh/', 20, (time) => (time % 2 ? second : { refresh: first }))

    for (const server of servers) {
      const verified = await post(`${server.url}/api/auth/jwt/verify/`, { token: access })
      assert.equal(verified.status, 401)
    }
  })

  test('a logout at one process counts at the other with the next request (22)', async ({
    assert,
  }) => {
    const { access, refresh } = await register('annie@example.com')
    await post(`${servers[0].url}/api/auth/jwt/logout/`, { refresh })

    const verified = await post(`${servers[1].url}/api/auth/jwt/verify/`, { token: access })

    assert.equal(verified.status, 401)
  })

  test('of 80 wrong passwords at once no more than the quota are tried (87)', async ({
    assert,
  }) => {
    await register('edith@example.com')

    const answers = await at('/api/auth/jwt/token/', 80, () => ({
      email: 'edith@example.com',
      password: 'wrong horse',
    }))

    assert.lengthOf(
      answers.filter(({ status }) => status === 401),
      20
    )
    assert.lengthOf(
      answers.filter(({ status }) => status === 429),
      60
    )
  })

  test('parallel writes of all kinds wait for each other and all succeed (129)', async ({
    assert,
  }) => {
    const tokens = await Promise.all(
      Array.from({ length: 12 }, (_, index) => register(`writer${index}@example.com`))
    )

    const answers = await at('/api/auth/jwt/refresh/', 96, (time) => tokens[time % 12])

    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    assert.lengthOf(new Set(tokens.map(({ access }) => claimsOf(access).sub)), 12)
  })
})
