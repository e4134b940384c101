import { setTimeout as wait } from 'node:timers/promises'
import { until } from '#tests/helpers/polling'
import { ace, post, scratchDatabase, startCommand, startServer } from '#tests/helpers/processes'
import { smtpProvider } from '#tests/helpers/providers'
import { test } from '@japa/runner'

/** A longer run: MAIL_KILLS=20 node ace test processes --files mail_delivery */
const KILLS = Number(process.env.MAIL_KILLS ?? 3)

const MANY = { THROTTLE_EMAIL: '1000/minute', THROTTLE_EMAIL_ORIGIN: '1000/minute' }

test.group('Delivery', (group) => {
  let database: Awaited<ReturnType<typeof scratchDatabase>>

  group.each.setup(async () => {
    database = await scratchDatabase()
    return () => database.drop()
  })

  const serve = async (environment: Record<string, string>) => {
    const server = await startServer({ DATABASE_URL: database.url, ...MANY, ...environment })
    return { ...server, [Symbol.asyncDispose]: async () => void (await server.stop()) }
  }

  const ask = (url: string, email: string) => post(`${url}/api/auth/magic/request/`, { email })

  test('every acknowledged mail is sent, whatever kills the process (131, 132)', async ({
    assert,
  }) => {
    using smtp = await smtpProvider()
    const acknowledged: string[] = []

    for (let kill = 0; kill < KILLS; kill++) {
      const server = await serve(smtp.environment)
      const load = Array.from({ length: 8 }, async (_, index) => {
        const email = `kill${kill}-${index}@example.com`
        const { status } = await ask(server.url, email)
        if (status === 202) acknowledged.push(email)
      })
      await Promise.race(load)
      await server.stop('SIGKILL')
      await Promise.allSettled(load)
    }

    await using server = await serve(smtp.environment)
    const received = () => new Set(smtp.mails.flatMap(({ to }) => to))
    await until(() => acknowledged.every((email) => received().has(email)))

    assert.isNotEmpty(acknowledged)
    assert.includeMembers([...received()], acknowledged)
    assert.isNull(server.child.exitCode)
  }).timeout(KILLS * 10_000 + 60_000)

  test('while the provider is down answers are the same, and mails follow (49, 134)', async ({
    assert,
  }) => {
    const down = { EMAIL_PROVIDER: 'smtp', EMAIL_HOST: '127.0.0.1', EMAIL_PORT: '1' }
    const server = await serve(down)
    const { status, body } = await ask(server.url, 'ada@example.com')
    await server.stop()

    assert.equal(status, 202)
    assert.deepEqual(body, { status: 'accepted' })
    using smtp = await smtpProvider()
    await using recovered = await serve(smtp.environment)
    await until(() => smtp.mails.length > 0)
    assert.lengthOf(smtp.mails, 1)
    assert.isNull(recovered.child.exitCode)
  })

  test('processes share the work, and no mail is sent twice (49)', async ({ assert }) => {
    using smtp = await smtpProvider()
    await using one = await serve(smtp.environment)
    await using other = await serve(smtp.environment)
    const emails = Array.from({ length: 40 }, (_, index) => `${index}@example.com`)

    await Promise.all(emails.map((email, index) => ask([one, other][index % 2].url, email)))
    await until(() => smtp.mails.length >= emails.length)
    await wait(2000)

    const received = smtp.mails.flatMap(({ to }) => to)
    assert.sameMembers(received, emails)
  })

  test('where the server does not send, queue:work does', async ({ assert }) => {
    using smtp = await smtpProvider()
    const environment = { ...smtp.environment, DATABASE_URL: database.url }
    await using server = await serve({ ...environment, EMAIL_SEND_IN_SERVER: 'false' })
    await ask(server.url, 'ada@example.com')
    await wait(1500)
    assert.isEmpty(smtp.mails)

    const worker = startCommand(['queue:work'], environment)
    await until(() => smtp.mails.length > 0)

    assert.equal(await worker.stop(), 0)
    assert.lengthOf(smtp.mails, 1)
  })

  test('what was given up is listed, and sent again on demand (132)', async ({ assert }) => {
    const refused: string[] = []
    using deaf = await smtpProvider({
      onRcptTo: ({ address }, { id }, done) => {
        refused.push(`${id}: ${address}`)
        done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
      },
    })
    const environment = { ...deaf.environment, DATABASE_URL: database.url }
    const server = await serve(environment)
    await ask(server.url, 'ada@example.com')
    await until(() => refused.length > 0)
    await server.stop()

    const { stdout } = await ace(['mail:failed'], environment)
    assert.include(stdout, 'no such mailbox')
    const retried = await ace(['mail:retry', '--all'], environment)
    assert.include(retried.stdout, '1 to be sent again')
    using smtp = await smtpProvider()
    await using recovered = await serve(smtp.environment)
    await until(() => smtp.mails.length > 0)
    assert.lengthOf(smtp.mails, 1)
    assert.isNull(recovered.child.exitCode)
  })
})
