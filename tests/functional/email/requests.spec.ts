import { appUrl } from '#config/app'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { linkIn, receive } from '#tests/helpers/mailbox'
import { trustLoopback, turnRate } from '#tests/helpers/settings'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

const REQUESTS = [
  'password/reset/request/',
  'magic/request/',
  'email/verify/request/',
  'email/change/',
] as const

/** Somebody whom a mail can be asked for, of each kind. */
async function visit(client: ApiClient) {
  const user = await UserFactory.create()
  const ask = (path: string, email: string) =>
    client.post(`/api/auth/${path}`).loginAs(user).json({ email, password: PASSWORD })

  return { user, ask }
}

test.group('Asking for mails', () => {
  test('their links lead where the configuration says, whatever a request names (55)', async ({
    assert,
    client,
  }) => {
    trustLoopback()
    const { user, ask } = await visit(client)

    for (const path of REQUESTS) {
      const email = path === 'email/change/' ? 'new@example.com' : user.email
      const response = await ask(path, email)
        .header('host', 'localhost:1')
        .header('x-forwarded-host', 'evil.example')
        .header('x-forwarded-proto', 'ftp')
        .header('forwarded', 'host=evil.example')
        .header('origin', 'https://evil.example')
        .header('referer', 'https://evil.example/')
      response.assertStatus(202)
    }

    const letters = await receive()
    assert.lengthOf(letters, REQUESTS.length + 1)
    for (const { text, html } of letters) assert.notMatch(text + html, /evil|ftp:|localhost:1\b/)
    const links = letters.filter(({ text }) => /^http/m.test(text)).map(linkIn)
    assert.lengthOf(links, REQUESTS.length)
    for (const link of links) assert.isTrue(link.startsWith(`${appUrl}/`), link)
  })

  test('one mailbox is sent so many, known or not, by whatever request (57)', async ({
    client,
  }) => {
    await turnRate('email', '2/hour')
    const { user, ask } = await visit(client)

    for (const email of [user.email, 'nobody@example.com']) {
      await ask('magic/request/', email)
      await ask('password/reset/request/', email.toUpperCase())

      const third = await ask('magic/request/', ` ${email}`)
      third.assertStatus(429)
    }
    const verification = await ask('email/verify/request/', user.email)
    verification.assertStatus(429)
    const somebody = await visit(client)
    const change = await somebody.ask('email/change/', 'nobody@example.com')
    change.assertStatus(429)
    const another = await ask('magic/request/', 'another@example.com')
    another.assertStatus(202)
  })

  test('one place asks for so many, to whichever mailboxes (57)')
    .with([...REQUESTS])
    .run(async ({ client }, path) => {
      await turnRate('email_origin', '1/hour')
      const { user, ask } = await visit(client)
      await ask('magic/request/', 'first@example.com')

      const response = await ask(path, path === 'email/change/' ? 'new@example.com' : user.email)

      response.assertStatus(429)
    })
})
