import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { startOwnServer } from '#tests/helpers/own_server'
import { post, TELL_MODULES } from '#tests/helpers/processes'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { parse } from 'yaml'

const METRICS_PORT = '19464'
const ada = { email: 'ada@example.com', password: 'correct horse battery' }

type Rules = { groups: { rules: { expr: string }[] }[] }
type Dashboard = { panels: { targets: { expr: string }[] }[] }

async function fetchMetrics() {
  const response = await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)
  return response.text()
}

const fileOf = (name: string) => readFile(app.makePath('deploy/monitoring', name), 'utf8')

/** The value of a series, whatever else it is labelled with. */
function valueOf(metrics: string, name: string, ...labels: string[]) {
  const lines = metrics.split('\n').filter((line) => line.startsWith(`${name}{`))
  const line = lines.find((one) => labels.every((label) => one.includes(label)))
  return Number(line?.split(' ').at(-1))
}

test.group('Metrics', () => {
  test('count requests, throttles and sign-ins of all workers', async ({ assert }) => {
    await using server = await startOwnServer({
      METRICS_PORT,
      WEB_CONCURRENCY: '2',
      THROTTLE_LOGIN: '3/minute',
    })
    const close = { connection: 'close' }
    while (server.output.stdout.split('started HTTP server').length < 3) await wait(20)

    await post(`${server.url}/api/auth/register/`, ada, close)
    await post(`${server.url}/api/auth/jwt/token/`, ada, close)
    for (let guess = 0; guess < 4; guess++) {
      await post(`${server.url}/api/auth/jwt/token/`, { ...ada, password: 'wrong' }, close)
    }
    const metrics = await fetchMetrics()

    const requests = 'http_request_duration_seconds_count'
    const route = 'route="/api/auth/jwt/token"'
    assert.equal(valueOf(metrics, requests, route, 'status="200"'), 1)
    assert.equal(valueOf(metrics, requests, route, 'status="401"'), 3)
    assert.equal(valueOf(metrics, requests, route, 'status="429"'), 1)
    assert.equal(valueOf(metrics, 'throttle_refusals_total', 'throttle="login"'), 1)
    assert.equal(valueOf(metrics, 'security_events_total', 'event="signed_in"'), 1)
    assert.equal(valueOf(metrics, 'security_events_total', 'event="invalid_credentials"'), 3)
    assert.match(metrics, /^database_connections_max \d+$/m)
  })

  test('have every name that the dashboard and the alerts ask for', async ({ assert }) => {
    await using server = await startOwnServer({ METRICS_PORT })
    await post(`${server.url}/api/auth/register/`, ada)
    const metrics = await fetchMetrics()
    const rules: Rules = parse(await fileOf('alerts.yaml'))
    const dashboard: Dashboard = JSON.parse(await fileOf('dashboard.json'))

    const expressions = [
      ...rules.groups.flatMap(({ rules: alerts }) => alerts.map(({ expr }) => expr)),
      ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ]
    const names = expressions.flatMap(
      (text) => text.match(/\b[a-z]+(?:_[a-z0-9]+)+\b(?!\()/g) ?? []
    )

    assert.isAbove(expressions.length, 10)
    for (const name of new Set(names.filter((one) => one !== 'invalid_credentials'))) {
      const family = name.replace(/_(count|bucket)$/, '')
      assert.include(metrics, `# TYPE ${family} `)
    }
  })

  test('are served nowhere unless a port is named, and nothing is loaded for them (116)', async ({
    assert,
  }) => {
    await using server = await startOwnServer({ NODE_OPTIONS: TELL_MODULES })

    const response = await fetch(`${server.url}/metrics`)

    assert.equal(response.status, 404)
    await assert.rejects(fetchMetrics, /fetch failed/)
    assert.include(server.output.stderr, 'node_modules/@adonisjs/core/')
    assert.notMatch(server.output.stderr, /node_modules\/(prom-client|@sentry)\//)
  })
})
