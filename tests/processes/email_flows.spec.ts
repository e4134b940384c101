import { setTimeout as wait } from 'node:timers/promises'
import {
  post,
  postPatiently,
  type RunningServer,
  scratchDatabase,
  startServer,
} from '#tests/helpers/processes'
import { smtpProvider } from '#tests/helpers/providers'
import { test } from '@japa/runner'
import type { Assert } from '@japa/assert'

const email = 'ada@example.com'
const password = 'a new battery staple'
const MANY = { THROTTLE_EMAIL: '1000/minute', THROTTLE_EMAIL_ORIGIN: '1000/minute' }

test.group('Email flows, with two processes', (group) => {
  let servers: RunningServer[]
  let smtp: Awaited<ReturnType<typeof smtpProvider>>

  group.setup(async () => {
    const database = await scratchDatabase()
    smtp = await smtpProvider()
    const environment = { DATABASE_URL: database.url, ...MANY, ...smtp.environment }
    servers = await Promise.all([startServer(environment), startServer(environment)])

    return async () => {
      await Promise.all(servers.map((server) => server.stop()))
      smtp[Symbol.dispose]()
      await database.drop()
    }
  })

  const at = (path: string, body: object, time = 0, headers = {}) =>
    postPatiently(`${servers[time % 2].url}/api/auth/${path}/`, body, headers)

  const nextMail = mailReader(() => smtp.mails.map(({ source }) => decoded(source)))

  test('of 20 that use one token at once, one succeeds (52)')
    .with([
      { request: 'password/reset/request', use: 'password/reset' },
      { request: 'magic/request', use: 'magic/verify' },
    ])
    .run(async ({ assert }, { request, use }) => {
      const address = `${use.replace('/', '-')}@example.com`
      await at('register', { email: address, password })
      await nextMail(address)
      await at(request, { email: address })
      const token = tokenIn(await nextMail(address))

      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, time) => at(use, { token, password }, time))
      )

      const statuses = answers.map(({ status }) => status).sort()
      assert.deepEqual(statuses, [200, ...Array.from({ length: 19 }, () => 400)])
    })

  test('of 20 that type one code at once, one succeeds (52)', async ({ assert }) => {
    const address = 'code@example.com'
    await at('magic/request', { email: address })
    const mail = await nextMail(address)
    const [token] = mail.match(/^\d{8}$/m)!

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, time) => at('magic/verify', { token, email: address }, time))
    )

    assert.lengthOf(
      answers.filter(({ status }) => status === 200),
      1
    )
  })

  test('from registration to a new address, through real mails', ({ assert }) =>
    walkThrough(at, nextMail, assert))
})

test.group('Email flows in the console', () => {
  test('every mail is printed, where the log is for developers', async ({ assert, cleanup }) => {
    const database = await scratchDatabase()
    const server = await startServer({ DATABASE_URL: database.url })
    cleanup(async () => {
      await server.stop()
      await database.drop()
    })
    const at: Post = (path, body, _, headers) =>
      post(`${server.url}/api/auth/${path}/`, body, headers)

    await walkThrough(
      at,
      mailReader(() => server.output.stdout.split('─\n')),
      assert
    )
  })

  test('where confirmation is required nobody signs in before', async ({ assert, cleanup }) => {
    const database = await scratchDatabase()
    const server = await startServer({ DATABASE_URL: database.url, EMAIL_VERIFICATION: 'required' })
    cleanup(async () => {
      await server.stop()
      await database.drop()
    })
    const at = (path: string, body: object) => post(`${server.url}/api/auth/${path}/`, body)
    const nextMail = mailReader(() => server.output.stdout.split('─\n'))

    const registered = await at('register', { email, password })
    assert.deepEqual([registered.status, Object.keys(registered.body)], [201, ['user']])
    const early = await at('jwt/token', { email, password })
    assert.deepEqual([early.status, early.body.code], [403, 'email_not_verified'])
    const wrong = await at('jwt/token', { email, password: 'wrong' })
    assert.equal(wrong.status, 401)

    await at('email/verify', { token: tokenIn(await nextMail(email)) })
    await at('password/reset/request', { email })
    await at('password/reset', { token: tokenIn(await nextMail(email)), password })
    const signedIn = await at('jwt/token', { email, password })
    assert.equal(signedIn.status, 200)
  })

  test('elsewhere it is masked, the start warns, and no mailbox exists (138)', async ({
    assert,
    cleanup,
  }) => {
    const database = await scratchDatabase()
    const server = await startServer({
      DATABASE_URL: database.url,
      DEBUG: 'false',
      LOG_LEVEL: 'warn',
      SECRET_KEY: crypto.randomUUID() + crypto.randomUUID(),
      ALLOWED_HOSTS: '127.0.0.1',
      CORS_ALLOW_ALL_ORIGINS: 'false',
    })
    cleanup(async () => {
      await server.stop()
      await database.drop()
    })

    await post(`${server.url}/api/auth/magic/request/`, { email })
    const masked = /^http:\/\/localhost:8000\/magic-verify\/\*+$/m
    for (let tries = 0; tries < 100 && !masked.test(server.output.stdout); tries++) await wait(50)
    const mailbox = await fetch(`${server.url}/dev/mailbox/`)

    assert.match(server.output.stdout, masked)
    assert.include(server.output.stdout, 'EMAIL_PROVIDER=console')
    assert.equal(mailbox.status, 404)
  })
})

type Post = (
  path: string,
  body: object,
  time?: number,
  headers?: Record<string, string>
) => ReturnType<typeof post>

/** Every flow, as a client and the owner of two mailboxes meet them. */
async function walkThrough(
  at: Post,
  nextMail: (address: string) => Promise<string>,
  assert: Assert
) {
  const { body: registered } = await at('register', { email, password: 'correct horse' })
  const bearer = { authorization: `Bearer ${registered.access}` }
  const verified = await at('email/verify', { token: tokenIn(await nextMail(email)) }, 1, bearer)
  assert.isTrue(verified.body.user.is_email_verified)

  await at('password/reset/request', { email })
  await at('password/reset', { token: tokenIn(await nextMail(email)), password }, 1)
  assert.include(await nextMail(email), 'Subject: Your password was changed')
  const { body: tokens } = await at('jwt/token', { email, password })

  const change = { email: 'ada@example.org', password }
  await at('email/change', change, 1, { authorization: `Bearer ${tokens.access}` })
  assert.include(await nextMail(email), 'Subject: Your email address is about to change')
  const moved = await at('email/change/verify', { token: tokenIn(await nextMail(change.email)) })
  assert.equal(moved.body.user.email, change.email)

  await at('magic/request', { email: change.email })
  const entered = await at('magic/verify', { token: tokenIn(await nextMail(change.email)) }, 1)
  assert.equal(entered.body.user.id, registered.user.id)
}

const tokenIn = (text: string) => text.match(/^http:\S+\/([\w-]{43})$/m)![1]

/** Answers the mails to an address one by one, waiting for the next. */
function mailReader(read: () => string[]) {
  const seen = new Map<string, number>()

  return async (address: string) => {
    const count = seen.get(address) ?? 0
    seen.set(address, count + 1)
    for (let tries = 0; tries < 100; tries++) {
      const mine = read().filter((mail) => mail.includes(`To: ${address}\n`))
      if (mine[count]) return mine[count]
      await wait(50)
    }
    throw new Error(`no mail to ${address}`)
  }
}

/** The headers and the plain text of a mail; long lines are folded with an equals sign. */
function decoded(source: string) {
  return source
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\r\n', '\n')
}
