import { ace } from '#tests/helpers/processes'
import { httpProvider } from '#tests/helpers/providers'
import { test } from '@japa/runner'

const FROM = {
  DEFAULT_FROM_EMAIL: 'Example <no-reply@example.com>',
  EMAIL_REPLY_TO: 'help@example.com',
}

/** Sends the test mail by a provider, with the configuration that an operator would write. */
const send = (environment: Record<string, string>) =>
  ace(['mail:test', 'ada@example.net'], { DEBUG: 'false', ...FROM, ...environment })

type Refusal = {
  key: Record<string, string>
  answer: { status: number; body: object }
  said: string
}

const refusals: Refusal[] = [
  {
    key: { EMAIL_PROVIDER: 'mailgun', MAILGUN_API_KEY: 'k', MAILGUN_DOMAIN: 'd' },
    answer: { status: 401, body: { message: 'Invalid private key' } },
    said: 'Invalid private key',
  },
  {
    key: { EMAIL_PROVIDER: 'postmark', POSTMARK_SERVER_TOKEN: 't' },
    answer: { status: 422, body: { ErrorCode: 406, Message: 'Inactive recipient' } },
    said: 'Inactive recipient',
  },
  {
    key: { EMAIL_PROVIDER: 'sendgrid', SENDGRID_API_KEY: 'k' },
    answer: { status: 400, body: { errors: [{ message: 'Bad address', field: 'from' }] } },
    said: 'Bad address',
  },
  {
    key: { EMAIL_PROVIDER: 'resend', RESEND_API_KEY: 'k' },
    answer: { status: 403, body: { name: 'validation_error', message: 'Domain not verified' } },
    said: 'Domain not verified',
  },
]

test.group('Providers with an HTTP API', () => {
  test('Mailgun is sent a MIME message by form', async ({ assert }) => {
    using mailgun = await httpProvider({
      status: 200,
      body: { id: '<m1@example>', message: 'Queued' },
    })

    const { code, stdout } = await send({
      EMAIL_PROVIDER: 'mailgun',
      MAILGUN_API_KEY: 'key-1',
      MAILGUN_DOMAIN: 'mg.example.com',
      EMAIL_API_URL: `${mailgun.url}/v3`,
    })

    assert.equal(code, 0)
    assert.include(stdout, 'm1@example')
    const [{ method, path, headers, body }] = mailgun.calls
    assert.equal(`${method} ${path}`, 'POST /v3/mg.example.com/messages.mime')
    assert.equal(headers.authorization, `Basic ${btoa('api:key-1')}`)
    assert.match(headers['content-type']!, /^multipart\/form-data/)
    assert.match(body, /name="to"\s+ada@example\.net/)
    assert.match(body, /name="o:tracking"\s+no/)
    for (const line of ['From: Example <no-reply@example.com>', 'Reply-To: help@example.com']) {
      assert.include(body, line)
    }
  })

  test('Postmark is sent JSON with its server token', async ({ assert }) => {
    using postmark = await httpProvider({ status: 200, body: { ErrorCode: 0, MessageID: 'p1' } })

    const { code, stdout } = await send({
      EMAIL_PROVIDER: 'postmark',
      POSTMARK_SERVER_TOKEN: 'token-1',
      EMAIL_API_URL: postmark.url,
    })

    assert.equal(code, 0)
    assert.include(stdout, 'p1')
    const [{ method, path, headers, body }] = postmark.calls
    assert.equal(`${method} ${path}`, 'POST /email')
    assert.equal(headers['x-postmark-server-token'], 'token-1')
    assert.containsSubset(JSON.parse(body), {
      From: 'Example <no-reply@example.com>',
      To: 'ada@example.net',
      ReplyTo: 'help@example.com',
      Subject: 'A test mail',
      TrackOpens: false,
      TrackLinks: 'None',
      Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
    })
    assert.includeMembers(Object.keys(JSON.parse(body)), ['HtmlBody', 'TextBody'])
  })

  test('SendGrid is sent JSON with its key', async ({ assert }) => {
    const headers = { 'x-message-id': 's1' }
    using sendgrid = await httpProvider({ status: 202, body: {}, headers })

    const { code, stdout } = await send({
      EMAIL_PROVIDER: 'sendgrid',
      SENDGRID_API_KEY: 'SG.1',
      EMAIL_API_URL: `${sendgrid.url}/v3`,
    })

    assert.equal(code, 0)
    assert.include(stdout, 's1')
    const [call] = sendgrid.calls
    assert.equal(`${call.method} ${call.path}`, 'POST /v3/mail/send')
    assert.equal(call.headers.authorization, 'Bearer SG.1')
    const payload = JSON.parse(call.body)
    assert.containsSubset(payload, {
      personalizations: [{ to: [{ email: 'ada@example.net' }] }],
      from: { email: 'no-reply@example.com', name: 'Example' },
      reply_to: { email: 'help@example.com' },
      subject: 'A test mail',
      headers: { 'Auto-Submitted': 'auto-generated' },
      tracking_settings: { click_tracking: { enable: false }, open_tracking: { enable: false } },
    })
    assert.deepEqual(
      payload.content.map(({ type }: { type: string }) => type),
      ['text/plain', 'text/html']
    )
  })

  test('Resend is sent JSON with its key', async ({ assert }) => {
    using resend = await httpProvider({ status: 200, body: { id: 'r1' } })

    const { code, stdout } = await send({
      EMAIL_PROVIDER: 'resend',
      RESEND_API_KEY: 're_1',
      EMAIL_API_URL: resend.url,
    })

    assert.equal(code, 0)
    assert.include(stdout, 'r1')
    const [{ method, path, headers, body }] = resend.calls
    assert.equal(`${method} ${path}`, 'POST /emails')
    assert.equal(headers.authorization, 'Bearer re_1')
    assert.containsSubset(JSON.parse(body), {
      from: 'Example <no-reply@example.com>',
      to: ['ada@example.net'],
      reply_to: ['help@example.com'],
      subject: 'A test mail',
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    assert.includeMembers(Object.keys(JSON.parse(body)), ['html', 'text'])
  })

  test('what they answer to a mail that they do not take is told')
    .with(refusals)
    .run(async ({ assert }, { key, answer, said }) => {
      using provider = await httpProvider(answer)

      const { code, stderr, stdout } = await send({ EMAIL_API_URL: provider.url, ...key })

      assert.equal(code, 1)
      assert.include(stdout + stderr, said)
      assert.include(stdout + stderr, String(answer.status))
      assert.lengthOf(provider.calls, 1)
    })
})
