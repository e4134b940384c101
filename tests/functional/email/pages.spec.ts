import MailedToken from '#models/mailed_token'
import OutgoingMail from '#models/outgoing_mail'
import { mailKinds } from '#services/outbox/kinds'
import { linkIn, receiveOne } from '#tests/helpers/mailbox'
import { test } from '@japa/runner'

const token = 'x'.repeat(43)
const email = 'ada@example.com'

test.group('The pages behind links', () => {
  test('each link of a mail has one, as long as no client is configured')
    .with(['verify-email', 'change-email', 'reset-password', 'magic-verify'])
    .run(async ({ assert, client }, page) => {
      const response = await client.get(`/${page}/${token}`)

      response.assertStatus(200)
      assert.match(response.header('content-type')!, /^text\/html/)
      assert.include(response.text(), '<form data-endpoint="/api/auth/')
      assert.notInclude(response.text(), token)
    })

  test('looking at one uses nothing up: scanners follow links', async ({ assert, client }) => {
    await client.post('/api/auth/magic/request/').json({ email })
    const { pathname } = new URL(linkIn(await receiveOne()))

    for (let times = 0; times < 3; times++) await client.get(pathname)

    assert.lengthOf(await MailedToken.all(), 1)
    const signIn = { token: pathname.split('/').at(-1) }
    const response = await client.post('/api/auth/magic/verify/').json(signIn)
    response.assertStatus(200)
  })

  test('they load from here alone, and tell nobody where they are (56, 111)', async ({
    assert,
    client,
  }) => {
    const response = await client.get(`/verify-email/${token}`)

    const policy = response.header('content-security-policy')
    assert.include(policy, "default-src 'none'")
    assert.include(policy, "script-src 'self'")
    assert.include(policy, "frame-ancestors 'none'")
    assert.include(response.text(), '<meta name="referrer" content="no-referrer" />')
    for (const [, asset] of response.text().matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
      const loaded = await client.get(asset)
      loaded.assertStatus(200)
    }
  })

  test('what is no token has no page', async ({ client }) => {
    for (const path of [
      '/verify-email/short',
      '/verify-email',
      '/assets/env',
      '/assets/..%2f.env',
    ]) {
      const response = await client.get(path)
      response.assertStatus(404)
    }
  })
})

test.group('The mailbox of a developer', () => {
  test('shows what was sent, with its link', async ({ assert, client }) => {
    await client.post('/api/auth/magic/request/').json({ email })
    const letter = await receiveOne()
    const { id } = await OutgoingMail.firstOrFail()

    const list = await client.get('/dev/mailbox/')
    list.assertStatus(200)
    list.assertTextIncludes(email)
    list.assertTextIncludes(`href="/dev/mailbox/${id}"`)
    const mail = await client.get(`/dev/mailbox/${id}`)
    mail.assertStatus(200)
    mail.assertTextIncludes(`<a href="${linkIn(letter)}" target="_blank">`)
    mail.assertTextIncludes('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    assert.notInclude(mail.header('content-security-policy'), 'script-src')
  })

  test('shows a sample of each mail')
    .with(Object.keys(mailKinds))
    .run(async ({ client }, kind) => {
      const response = await client.get(`/dev/mailbox/samples/${kind}`)
      response.assertStatus(200)
    })

  test('has no mail that was not sent, and no other sample', async ({ client }) => {
    const { id } = await OutgoingMail.create({ kind: 'magic_link', recipient: email })

    for (const path of [id, 'samples/toString', 'samples/none']) {
      const response = await client.get(`/dev/mailbox/${path}`)
      response.assertStatus(404)
    }
  })
})
