import { ace } from '#tests/helpers/processes'
import { makeCertificate, smtpProvider } from '#tests/helpers/providers'
import { test } from '@japa/runner'

const send = (environment: Record<string, string>) =>
  ace(['mail:test', 'ada@example.net'], { DEBUG: 'false', ...environment })

test.group('SMTP', () => {
  test('a mail goes over STARTTLS, after signing in', async ({ assert }) => {
    const { file, key, cert } = makeCertificate()
    using smtp = await smtpProvider({
      key,
      cert,
      disabledCommands: [],
      authOptional: false,
      onAuth: ({ username, password }, { secure }, done) =>
        done(null, secure && password === 'secret' ? { user: username } : {}),
    })
    const environment = {
      ...smtp.environment,
      EMAIL_USE_TLS: 'true',
      EMAIL_HOST_USER: 'postman',
      NODE_EXTRA_CA_CERTS: file,
    }

    const { code } = await send({ ...environment, EMAIL_HOST_PASSWORD: 'secret' })
    const wrong = await send({ ...environment, EMAIL_HOST_PASSWORD: 'wrong' })

    assert.equal(code, 0)
    assert.equal(wrong.code, 1)
    const [{ to, source, isSecure, user }] = smtp.mails
    assert.deepEqual(
      { to, isSecure, user },
      { to: ['ada@example.net'], isSecure: true, user: 'postman' }
    )
    assert.include(source, 'Subject: A test mail')
    assert.include(source, 'multipart/alternative')
  })

  test('a server without STARTTLS is given nothing', async ({ assert }) => {
    using smtp = await smtpProvider()

    const { code } = await send({ ...smtp.environment, EMAIL_USE_TLS: 'true' })

    assert.equal(code, 1)
    assert.isEmpty(smtp.mails)
  })
})

const incomplete: Record<string, string>[] = [
  { EMAIL_PROVIDER: 'smpt', missing: 'EMAIL_PROVIDER' },
  { EMAIL_PROVIDER: 'smtp', missing: 'EMAIL_HOST' },
  { EMAIL_PROVIDER: 'mailgun', MAILGUN_API_KEY: 'k', missing: 'MAILGUN_DOMAIN' },
  { EMAIL_PROVIDER: 'postmark', missing: 'POSTMARK_SERVER_TOKEN' },
  { EMAIL_PROVIDER: 'sendgrid', missing: 'SENDGRID_API_KEY' },
  { EMAIL_PROVIDER: 'resend', missing: 'RESEND_API_KEY' },
  {
    DEBUG: 'false',
    MAGIC_LINK_DEBUG_ECHO_TOKEN: 'true',
    missing: 'MAGIC_LINK_DEBUG_ECHO_TOKEN',
  },
]

test.group('The configuration of a provider', () => {
  test('that is not complete refuses the start, and names what is missing')
    .with(incomplete)
    .run(async ({ assert }, { missing, ...environment }) => {
      const { code, stderr } = await ace(['mail:failed'], environment)

      assert.equal(code, 1)
      assert.match(stderr, new RegExp(`^- ${missing}[ :]`, 'm'))
    })
})
