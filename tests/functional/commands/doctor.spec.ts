import { ace, scratchDatabase } from '#tests/helpers/processes'
import { test } from '@japa/runner'

type Report = { healthy: boolean; findings: { check: string; status: string; message: string }[] }

async function examine(environment: Record<string, string>) {
  const { code, stdout } = await ace(['doctor', '--json'], environment)
  const report: Report = JSON.parse(stdout)
  const of = (check: string) => report.findings.filter((finding) => finding.check === check)

  return { code, report, of }
}

test.group('node ace doctor', () => {
  test('finds nothing wrong with a deployment that is right', async ({ assert, cleanup }) => {
    const database = await scratchDatabase()
    cleanup(() => database.drop())

    const { code, report } = await examine({ DATABASE_URL: database.url })

    assert.equal(code, 0)
    assert.isTrue(report.healthy)
    assert.deepEqual(
      report.findings.map(({ check }) => check),
      [
        'node',
        'configuration',
        'settings',
        'database',
        'migrations',
        'mails',
        'connections',
        'clock',
        'redis',
      ]
    )
  })

  test('names each mistake in the configuration', async ({ assert }) => {
    const { code, of } = await examine({ PORT: 'x', DEBUG: 'perhaps', THROTTLE_LOGIN: 'often' })

    assert.equal(code, 1)
    const messages = of('configuration').map(({ message }) => message)
    assert.lengthOf(messages, 3)
    assert.include(messages.join(), 'PORT')
    assert.include(messages.join(), 'DEBUG')
    assert.include(messages.join(), 'THROTTLE_LOGIN=20/minute')
  })

  test('finds what is out of reach, and migrations that are pending', async ({ assert }) => {
    const [away, empty] = await Promise.all([
      examine({
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
        LIMITER_STORE: 'redis',
        REDIS_URL: 'redis://127.0.0.1:1',
      }),
      examine({ DATABASE_URL: 'sqlite:///tmp/empty.sqlite3' }),
    ])

    assert.equal(away.code, 1)
    assert.equal(away.of('database')[0].status, 'error')
    assert.equal(away.of('redis')[0].status, 'error')
    assert.equal(empty.code, 1)
    assert.match(empty.of('migrations')[0].message, /^\d+ pending$/)
  })

  test('finds settings that are unsafe for others', async ({ assert }) => {
    const { code, of } = await examine({
      NODE_ENV: 'production',
      DEBUG: 'true',
      SECRET_KEY: 'short but long enough',
      TRUSTED_PROXIES: '0.0.0.0/0',
      JWT_ACCESS_LIFETIME: '2 hours',
    })

    assert.equal(code, 1)
    const messages = of('settings')
      .map(({ message }) => message)
      .join()
    for (const variable of ['DEBUG', 'SECRET_KEY', 'TRUSTED_PROXIES', 'JWT_ACCESS_LIFETIME']) {
      assert.include(messages, variable)
    }
  })

  test('finds mails that reach nobody', async ({ assert }) => {
    const [printed, local] = await Promise.all([
      examine({ DEBUG: 'false', EMAIL_CONSOLE_SHOW_SECRETS: 'true' }),
      examine({ EMAIL_PROVIDER: 'smtp', EMAIL_HOST: 'localhost', EMAIL_USE_TLS: 'false' }),
    ])

    const messages = (of: typeof printed.of) => of('settings').map(({ message }) => message)
    assert.include(messages(printed.of).join(), 'EMAIL_PROVIDER=console')
    assert.include(messages(printed.of).join(), 'EMAIL_CONSOLE_SHOW_SECRETS')
    assert.include(messages(local.of).join(), 'DEFAULT_FROM_EMAIL')
  })
})
