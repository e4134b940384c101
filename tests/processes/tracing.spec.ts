import { isInstalled, OTEL } from '#services/optional_packages'
import { startOwnServer } from '#tests/helpers/own_server'
import { until } from '#tests/helpers/polling'
import { ace, post, TELL_MODULES } from '#tests/helpers/processes'
import { httpProvider } from '#tests/helpers/providers'
import { test } from '@japa/runner'

type Span = {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  attributes: { key: string; value: { stringValue?: string } }[]
}

const password = 'correct horse battery'

/** Takes what is sent as a collector would, and tells the spans in it. */
async function startCollector() {
  const provider = await httpProvider({ status: 200, body: {} })

  return {
    ...provider,
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: provider.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '100',
    },
    spans: () =>
      provider.calls.flatMap(({ body }): Span[] =>
        JSON.parse(body).resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: object[] }) =>
          scopeSpans.flatMap((scope) => ('spans' in scope ? scope.spans : []))
        )
      ),
  }
}

const attributeOf = ({ attributes }: Span, name: string) =>
  attributes.find(({ key }) => key === name)?.value.stringValue

test.group('Traces', () => {
  test('that nobody asked for load no module', async ({ assert }) => {
    await using server = await startOwnServer({ NODE_OPTIONS: TELL_MODULES })

    assert.include(server.output.stderr, 'node_modules/@adonisjs/core/')
    assert.notMatch(server.output.stderr, /node_modules\/(@opentelemetry|@adonisjs\/otel)\//)
  })

  test('without their package stop the start, which says how to get it', async ({ assert }) => {
    const { code, stderr } = await ace(['migration:status'], {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
    })

    assert.equal(code, 1)
    assert.include(stderr, 'OTEL_EXPORTER_OTLP_ENDPOINT')
    assert.include(stderr, `npm install ${OTEL.name}@${OTEL.version}`)
  }).skip(() => isInstalled(OTEL), 'runs where the package is not installed')

  test('tell of a request and its queries, and no secret of it', async ({ assert }) => {
    using collector = await startCollector()
    await using server = await startOwnServer(collector.environment)
    const account = { email: 'ada@example.com', password }
    const { body } = await post(`${server.url}/api/auth/register/`, account)
    const secret = 'q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA'

    await fetch(`${server.url}/reset-password/${secret}?q=${secret}`)
    await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${body.access}` } })
    await until(() => collector.spans().some(({ name }) => name === 'GET /api/v1/me'))

    const request = collector.spans().find(({ name }) => name === 'POST /api/auth/register')!
    const queries = collector.spans().filter(({ traceId }) => traceId === request.traceId)
    assert.equal(attributeOf(request, 'http.route'), '/api/auth/register')
    assert.isTrue(queries.some((span) => attributeOf(span, 'db.statement')?.startsWith('insert')))
    const sent = collector.calls.map((call) => call.body).join('\n')
    assert.include(sent, 'GET /reset-password/:token')
    for (const hidden of ['/health', secret, password, account.email, body.access]) {
      assert.notInclude(sent, hidden)
    }
    assert.sameMembers([...new Set(collector.calls.map(({ path }) => path))], ['/v1/traces'])
  }).skip(() => !isInstalled(OTEL), 'runs where the package is installed: see docs/monitoring.md')

  test('tell of a job and its queries, and not of the looking for it', async ({ assert }) => {
    using collector = await startCollector()
    await using server = await startOwnServer()
    const { body } = await post(`${server.url}/api/auth/register/`, {
      email: 'ada@example.com',
      password,
    })
    await post(`${server.url}/api/v1/exports/`, {}, { authorization: `Bearer ${body.access}` })

    const { code } = await ace(['queue:work', '--until-empty'], {
      DATABASE_URL: server.database.url,
      ...collector.environment,
    })

    assert.equal(code, 0)
    const named = (span: Span) => attributeOf(span, 'messaging.job.name')
    const jobs = collector.spans().filter((span) => named(span) === 'ExportAccount')
    assert.lengthOf(jobs, 1)
    const queries = collector.spans().filter(({ parentSpanId }) => parentSpanId === jobs[0].spanId)
    assert.isNotEmpty(queries)
    const roots = collector.spans().filter(({ parentSpanId }) => !parentSpanId)
    assert.isTrue(roots.every(named))
  }).skip(() => !isInstalled(OTEL), 'runs where the package is installed: see docs/monitoring.md')

  test('end in order while nobody takes them', async ({ assert }) => {
    await using server = await startOwnServer({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })
    await fetch(`${server.url}/api/v1/me`)

    assert.equal(await server.stop(), 0)
  }).skip(() => !isInstalled(OTEL), 'runs where the package is installed: see docs/monitoring.md')
})
