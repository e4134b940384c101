import { request } from 'node:http'
import { catalogue } from '#exceptions/catalogue'
import { audienceOf } from '#services/route_declarations'
import {
  ace,
  post,
  type RunningServer,
  scratchDatabase,
  startServer,
} from '#tests/helpers/processes'
import { signInTo } from '#tests/helpers/site_visit'
import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import fc from 'fast-check'

/** A longer run: ANYTHING_REQUESTS=100000 node ace test processes --files anything */
const REQUESTS = Number(process.env.ANYTHING_REQUESTS ?? 2000)
const SEED = Number(process.env.ANYTHING_SEED ?? 20_260_101)

type Shot = { method: string; path: string; headers: Record<string, string>; body?: Uint8Array }
type Hit = { status: number; headers: Record<string, unknown>; text: string }

const routes = () => Object.values(router.toJSON()).flat()

const models = fc.constantFrom('users', 'sessions', 'audit_events', 'groups', 'toString', 'none')

/** What lists of the admin site read from an address, well-formed and bent. */
const listQueries = fc
  .record(
    {
      q: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('%', "'", '\\', '"ada"')),
      page: fc.oneof(fc.integer(), fc.constantFrom('-1', '1e9', 'abc', '')),
      order: fc.constantFrom('email', '-dateJoined', 'password', '__proto__', '1;--'),
      columns: fc.constantFrom('email', 'password', 'toString'),
      isActive: fc.constantFrom('true', 'false', '1', 'x'),
      dateJoined: fc.constantFrom('today', '2026', '2026-13-45', 'x'),
      format: fc.constantFrom('csv', 'json', 'exe'),
    },
    { requiredKeys: [] }
  )
  .map((parts) => {
    const pairs = Object.entries(parts).map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
    return `?${new URLSearchParams(pairs)}`
  })

/** Paths of the route table, well-formed and bent. */
const paths = () => {
  const known = fc
    .tuple(fc.constantFrom(...routes().map(({ pattern }) => pattern)), models)
    .map(([pattern, model]) => pattern.replace(':model', model))
    .chain((pattern) =>
      fc
        .oneof(fc.uuid(), fc.webSegment(), fc.constantFrom('%00', '%zz', '..', '__proto__', '%F0'))
        .map((segment) => pattern.replace(/:\w+/, segment))
    )
  const query = fc.oneof(
    fc.constant(''),
    listQueries,
    fc.webQueryParameters().map((text) => `?${text}`)
  )
  const bent = fc.webPath().map((path) => path || '/')
  const slash = fc.constantFrom('', '/', '//', '#a', '%', '/%c0%80')

  return fc
    .tuple(fc.oneof({ weight: 4, arbitrary: known }, bent), slash, query)
    .map((parts) => parts.join(''))
}

const json = fc
  .oneof(
    fc.record(
      {
        email: fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' }), fc.anything()),
        password: fc.oneof(fc.string({ unit: 'grapheme' }), fc.anything()),
        refresh: fc.oneof(fc.string(), fc.anything()),
        token: fc.oneof(fc.string(), fc.stringMatching(/^\d{8}$/), fc.anything()),
        current_password: fc.oneof(fc.string({ unit: 'grapheme' }), fc.anything()),
        new_password: fc.oneof(fc.string({ unit: 'grapheme' }), fc.anything()),
        first_name: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        __proto__: fc.anything(),
      },
      { requiredKeys: [] }
    ),
    fc.jsonValue()
  )
  .map((value) => new TextEncoder().encode(JSON.stringify(value) ?? ''))

type Secrets = { access: string; cookie: string }

const headers = ({ access, cookie }: Secrets) =>
  fc.record(
    {
      'content-type': fc.oneof(
        { weight: 6, arbitrary: fc.constant('application/json') },
        fc.constantFrom(
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'application/json; charset=x'
        )
      ),
      'cookie': fc.oneof(fc.constant(cookie), fc.string({ unit: 'grapheme-ascii' })),
      'content-encoding': fc.constantFrom('gzip', 'identity', 'br'),
      'authorization': fc.oneof(
        fc.constant(`Bearer ${access}`),
        fc.base64String().map((text) => `Bearer ${text}`),
        fc.constantFrom('Bearer', 'Basic eDp5', 'Bearer a.b.c')
      ),
      'host': fc.constantFrom('localhost', 'localhost:8000', 'evil.example', '[::1]'),
      'x-forwarded-for': fc.oneof(fc.ipV4(), fc.ipV6(), fc.base64String()),
      'x-request-id': fc.base64String(),
      'x-http-method-override': fc.constantFrom('DELETE', 'GET'),
      'origin': fc.constantFrom('null', 'http://localhost:1', 'https://evil.example'),
      'accept': fc.constantFrom('*/*', 'text/html', 'application/json', 'x', ''),
      'if-none-match': fc.constant('*'),
      'range': fc.constant('bytes=0-1'),
    },
    { requiredKeys: [] }
  )

const shots = (secrets: Secrets): fc.Arbitrary<Shot> =>
  fc.record(
    {
      method: fc.constantFrom(
        'GET',
        'HEAD',
        'POST',
        'PUT',
        'PATCH',
        'DELETE',
        'OPTIONS',
        'TRACE',
        'PURGE'
      ),
      path: paths(),
      headers: headers(secrets),
      body: fc.oneof({ weight: 4, arbitrary: json }, fc.uint8Array({ maxLength: 200 })),
    },
    { requiredKeys: ['method', 'path', 'headers'] }
  )

function fire(url: string, { method, path, headers: sent, body }: Shot) {
  return new Promise<Hit>((resolve, reject) => {
    const length = body && { 'content-length': body.length }
    const outgoing = request(
      url,
      { method, path, headers: { ...sent, ...length } },
      async (incoming) => {
        const chunks: Buffer[] = []
        for await (const chunk of incoming) chunks.push(chunk)
        const { statusCode: status = 0, headers: received } = incoming
        resolve({ status, headers: received, text: Buffer.concat(chunks).toString() })
      }
    )
    outgoing.on('error', reject)
    outgoing.setTimeout(10_000, () => outgoing.destroy(new Error('no answer')))
    outgoing.end(body)
  })
}

const SUCCESSES = [200, 201, 202, 204, 302, 303]
const REFUSALS = Object.values(catalogue)
  .map(({ status }) => Number(status))
  .filter((status) => status < 500)

/** Throws when an answer is none that the contract knows. */
function check({ method, path }: Shot, { status, headers: received, text }: Hit) {
  if (![...SUCCESSES, ...REFUSALS].includes(status)) throw new Error(`status ${status}: ${text}`)
  for (const name of ['x-request-id', 'x-content-type-options', 'content-security-policy']) {
    if (!received[name]) throw new Error(`${status} without ${name}`)
  }
  if (status < 400 || method === 'HEAD') return
  if (path.startsWith('/admin') && received['content-type']?.toString().startsWith('text/html')) {
    if (!text.includes(String(received['x-request-id']))) throw new Error(`no error page: ${text}`)
    return
  }

  const problem = JSON.parse(text)
  const isProblem = received['content-type'] === 'application/problem+json'
  const isKnown = catalogue[problem.code as keyof typeof catalogue]?.status === status
  if (!isProblem || !isKnown) throw new Error(`no problem document: ${text}`)
  if (problem.instance !== received['x-request-id']) throw new Error('instance is another id')
}

/** Whoever looks at the pages of the admin site. It can write nothing: its requests bring no token. */
const root = { email: 'root@example.com', password: 'correct horse' }

test.group('Anything', (group) => {
  let server: RunningServer

  group.setup(async () => {
    router.commit()
    const database = await scratchDatabase()
    const rate = '1000000/minute'
    await ace(['make:superuser', `--email=${root.email}`, '--no-input'], {
      DATABASE_URL: database.url,
      SUPERUSER_PASSWORD: root.password,
    })
    server = await startServer({
      DATABASE_URL: database.url,
      THROTTLE_ANON: rate,
      THROTTLE_USER: rate,
      THROTTLE_EMAIL: rate,
      THROTTLE_EMAIL_ORIGIN: rate,
    })

    return async () => {
      await server.stop()
      await database.drop()
    }
  })

  test('that is sent to any route gets an answer of the contract (127)', async ({ assert }) => {
    const { body } = await post(`${server.url}/api/auth/register/`, {
      email: 'ada@example.com',
      password: 'correct horse',
    })
    const secrets = { access: String(body.access), cookie: await signInTo(server.url, root) }
    assert.isTrue(routes().every((route) => audienceOf(route)))
    assert.match(secrets.cookie, /admin_session=/)

    await fc.assert(
      fc.asyncProperty(
        fc.array(shots(secrets), { minLength: 20, maxLength: 20 }),
        async (volley) => {
          const hits = await Promise.all(volley.map((shot) => fire(server.url, shot)))
          for (const [index, hit] of hits.entries()) check(volley[index], hit)
        }
      ),
      { numRuns: Math.ceil(REQUESTS / 20), seed: SEED, endOnFailure: true }
    )

    const health = await fetch(`${server.url}/health/`)
    assert.equal(health.status, 200)
    assert.isNull(server.child.exitCode)
  }).timeout(0)
})
