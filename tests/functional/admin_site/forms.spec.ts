import { randomUUID } from 'node:crypto'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import { csrfTokenFor } from '#services/admin/csrf'
import { staffOnSite, strangerOnSite } from '#tests/helpers/admin_site'
import { raw } from '#tests/helpers/raw'
import { turnRate } from '#tests/helpers/settings'
import encryption from '@adonisjs/core/services/encryption'
import { test } from '@japa/runner'

test.group('Forms of other sites', () => {
  test('write nothing: the token has to be the one of this sign-in (84)', async ({
    assert,
    client,
  }) => {
    const { cookie, session } = await staffOnSite(client)
    const other = await staffOnSite(client)
    const tokens = [
      undefined,
      '',
      session.id,
      other.csrf,
      csrfTokenFor(randomUUID()),
      encryption.encrypt(session.id, { purpose: 'admin_session' }),
      encryption.encrypt(session.id),
    ]

    for (const token of tokens) {
      const request = client.post('/admin/logout/').header('cookie', cookie)
      const response = await request.form(token === undefined ? {} : { _csrf: token })
      response.assertStatus(403)
      response.assertTextIncludes('This form is too old, or comes from elsewhere.')
    }
    await session.refresh()
    assert.isNull(session.endedAt)
  })

  test('cannot sign anybody in (84)', async ({ assert, client }) => {
    const { email } = await UserFactory.apply('staff').create()
    const credentials = { email, password: PASSWORD }
    const { csrf } = await strangerOnSite(client)
    const { post } = await strangerOnSite(client)

    const withoutVisit = await client.post('/admin/login/').form({ _csrf: csrf, ...credentials })
    withoutVisit.assertStatus(403)
    const ofAnotherVisit = await post('/admin/login/', { ...credentials, _csrf: csrf })
    ofAnotherVisit.assertStatus(403)

    assert.isEmpty(await Session.all())
  })

  test('count like any other request to the page (93)', async ({ client }) => {
    await turnRate('anon', '2/minute')
    const send = (path: string) => client.post(path).redirects(0).form({ email: 'a@example.com' })

    const signIn = await send('/admin/login/')
    signIn.assertStatus(403)
    const list = await send('/admin/users/add/')
    list.assertStatus(302)

    for (const path of ['/admin/login/', '/admin/users/add/']) {
      const response = await send(path)
      response.assertStatus(429)
    }
  })

  test('are told from scripts of ours, which send the token in a header', async ({ client }) => {
    const { cookie, csrf } = await staffOnSite(client)

    const response = await client
      .post('/admin/logout/')
      .header('cookie', cookie)
      .header('x-csrf-token', csrf)
      .redirects(0)
    response.assertStatus(303)
  })

  test('a token does not end with the key that made it (21)', async ({ assert }) => {
    const id = randomUUID()
    assert.equal(encryption.decrypt(csrfTokenFor(id), 'csrf'), id)
  })
})

test.group('Bodies on the admin site', () => {
  const send = (body: string | Buffer, headers: Record<string, string> = {}) =>
    raw({
      path: '/admin/login/',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: [body],
    })

  test('are forms and nothing else (109, 110, 124)')
    .with<Record<string, string>[]>([
      { 'content-type': 'application/json' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded; charset=latin1' },
      { 'content-encoding': 'gzip' },
    ])
    .run(async ({ assert }, headers) => {
      const { status, headers: answered } = await send('a=b', headers)

      assert.equal(status, 415)
      assert.equal(answered['content-type'], 'text/html; charset=utf-8')
    })

  test('that cannot be read are refused (123)')
    .with(['a=%zz', 'a=%', '%=a', 'a=%00', '%00=a', 'a=%ff', 'a=%ed%a0%80', Buffer.from([0xff])])
    .run(async ({ assert }, body) => {
      const { status } = await send(body)
      assert.equal(status, 400)
    })

  test('end at a megabyte (122)', async ({ assert }) => {
    const { status, text } = await send(`a=${'x'.repeat(1_048_576)}`)

    assert.equal(status, 413)
    assert.include(text, 'Payload too large')
  })

  test('with half a million names are judged quickly (126)', async ({ assert }) => {
    const { status } = await send('a&'.repeat(500_000))
    assert.equal(status, 403)
  }).timeout(5000)
})
