import { request } from 'node:http'
import { catalogue } from '#exceptions/catalogue'
import { audienceOf } from '#services/route_declarations'
import { post, type RunningServer, scratchDatabase, startServer } from '#tests/helpers/processes'
import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import fc from 'fast-check'

/** A longer run: ANYTHING_REQUESTS=100000 node ace test processes --files anything */
const REQUESTS = Number(process.env.ANYTHING_REQUESTS ?? 2000)
const SEED = Number(process.env.ANYTHING_SEED ?? 20_260_101)

type Shot = { method: string; path: string; headers: Record<string, string>; body?: Uint8Array }
type Hit = { status: number; headers: Record<string, unknown>; text: string }

const routes = () => Object.values(router.toJSON()).flat()

/** Paths of the route table, well-formed and bent. */
const paths = () => {
  const known = fc
    .constantFrom(...routes().map(({ pattern }) => pattern))
    .chain((pattern) =>
      fc
        .oneof(fc.uuid(), fc.webSegment(), fc.constantFrom('%00', '%zz', '..', '__proto__', '%F0'))
        .map((segment) => pattern.replace(/:\w+/, segment))
    )
  const query = fc.oneof(
    fc.constant(''),
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
        token: fc.oneof(fc.string(), fc.anything()),
        first_name: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        __proto__: fc.anything(),
      },
      { requiredKeys: [] }
    ),
    fc.jsonValue()
  )
  .map((value) => new TextEncoder().encode(JSON.stringify(value) ?? ''))

const headers = (access: string) =>
  fc.record(
    {
      'content-type': fc.oneof(
        { weight: 6, arbitrary: fc.constant('application/json') },
        fc.constantFrom(
          'text/plain',
          'multipart/form-data; boundary=x',
          'application/json; charset=x'
        )
      ),
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

const shots = (access: string): fc.Arbitrary<Shot> =>
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
      headers: headers(access),
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

const SUCCESSES = [200, 201, 204]
const REFUSALS = Object.values(catalogue)
  .map(({ status }) => Number(status))
  .filter((status) => status < 500)

/** Throws when an answer is none that the contract knows. */
function check({ method }: Shot, { status, headers: received, text }: Hit) {
  if (![...SUCCESSES, ...REFUSALS].includes(status)) throw new Error(`status ${status}: ${text}`)
  for (const name of ['x-request-id', 'x-content-type-options', 'content-security-policy']) {
    if (!received[name]) throw new Error(`${status} without ${name}`)
  }
  if (status < 400 || method === 'HEAD') return

  const problem = JSON.parse(text)
  const isProblem = received['content-type'] === 'application/problem+json'
  const isKnown = catalogue[problem.code as keyof typeof catalogue]?.status === status
  if (!isProblem || !isKnown) throw new Error(`no problem document: ${text}`)
  if (problem.instance !== received['x-request-id']) throw new Error('instance is another id')
}

test.group('Anything', (group) => {
  let server: RunningServer

  group.setup(async () => {
    router.commit()
    const database = await scratchDatabase()
    const rate = '1000000/minute'
    server = await startServer({
      DATABASE_URL: database.url,
      THROTTLE_ANON: rate,
      THROTTLE_USER: rate,
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
    assert.isTrue(routes().every((route) => audienceOf(route)))

    await fc.assert(
      fc.asyncProperty(
        fc.array(shots(body.access), { minLength: 20, maxLength: 20 }),
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
