import { emailConfig } from '#config/email'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import {
  cookiesOf,
  setCookies,
  staffOnSite,
  strangerOnSite,
  tokenIn,
} from '#tests/helpers/admin_site'
import { trustLoopback, turn, turnRate } from '#tests/helpers/settings'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import type User from '#models/user'

const staff = () => UserFactory.apply('staff').create()

async function signIn(client: ApiClient, { email }: { email: string }, fields = {}) {
  const { post } = await strangerOnSite(client)
  return post('/admin/login/', { email, password: PASSWORD, ...fields })
}

async function pageSeenWith(client: ApiClient, cookie: string) {
  return client.get('/admin/').header('cookie', cookie).redirects(0)
}

test.group('Signing in to the admin site', () => {
  test('opens it to staff, with a cookie that scripts and other sites do not get', async ({
    assert,
    client,
  }) => {
    const response = await signIn(client, await staff())

    response.assertStatus(303)
    response.assertHeader('location', '/admin/')
    const [cookie] = setCookies(response).filter((line) => line.startsWith('admin_session='))
    assert.match(cookie, /; Path=\/admin; HttpOnly; SameSite=Lax$/)
    const page = await pageSeenWith(client, cookiesOf(response))
    page.assertStatus(200)
  })

  test('the cookie goes over TLS alone where the request came over TLS', async ({
    assert,
    client,
  }) => {
    trustLoopback()
    const { email } = await staff()
    const { post } = await strangerOnSite(client)

    const response = await post('/admin/login/', { email, password: PASSWORD }).header(
      'x-forwarded-proto',
      'https'
    )

    const [cookie] = setCookies(response).filter((line) => line.startsWith('admin_session='))
    assert.include(cookie, '; Secure')
  })

  test('unknown, wrong, disabled and not of the staff look the same (23, 78)', async ({
    assert,
    client,
  }) => {
    const known = await staff()
    const inactive = await UserFactory.apply('staff').apply('inactive').create()
    const passwordless = await UserFactory.apply('staff').apply('withoutPassword').create()
    const ordinary = await UserFactory.create()
    const attempts: [string, User | { email: string }, object][] = [
      ['wrong', known, { password: 'wrong horse' }],
      ['unknown', { email: 'nobody@example.com' }, {}],
      ['inactive', inactive, {}],
      ['passwordless', passwordless, {}],
      ['ordinary', ordinary, {}],
    ]

    const answers = []
    for (const [, account, fields] of attempts) {
      const response = await signIn(client, account, fields)
      const text = response.text().replace(account.email, '').replace(tokenIn(response), '')
      answers.push({ status: response.status(), names: Object.keys(response.headers()), text })
    }

    assert.equal(answers[0].status, 401)
    assert.include(answers[0].text, 'No active account has this email address and password.')
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    assert.isEmpty(await Session.all())
  })

  test('somebody who has the right password and is no staff is noted like a guess', async ({
    client,
  }) => {
    await turnRate('login', '1/minute')
    const ordinary = await UserFactory.create()
    await signIn(client, ordinary)

    const again = await signIn(client, ordinary)
    again.assertStatus(429)
  })

  test('shares its throttles with the API, and says so on a page (85, 89, 92)', async ({
    client,
  }) => {
    await turnRate('login', '1/minute')
    const user = await staff()
    await client
      .post('/api/auth/jwt/token/')
      .json({ email: user.email.toUpperCase(), password: 'wrong horse' })

    const response = await signIn(client, user)

    response.assertStatus(429)
    response.assertTextIncludes('Too many requests')
    response.assertHeader('content-type', 'text/html; charset=utf-8')
    const other = await signIn(client, await staff())
    other.assertStatus(303)
  })

  test('a success is not counted', async ({ client }) => {
    await turnRate('login', '2/minute')
    const user = await staff()

    for (let time = 0; time < 4; time++) {
      const response = await signIn(client, user)
      response.assertStatus(303)
    }
  })

  test('a form that comes back keeps the address and forgets the password', async ({
    assert,
    client,
  }) => {
    const response = await signIn(client, { email: 'ada"><b>@example.com' })

    response.assertStatus(400)
    assert.include(response.text(), 'value="ada&quot;&gt;&lt;b&gt;@example.com"')
    assert.notInclude(response.text(), PASSWORD)
  })

  test('what is no text is refused (29, 31)')
    .with([
      { email: ['ada@example.com', 'grace@example.com'] },
      { password: ['a', 'b'] },
      { password: '' },
      { password: 'x'.repeat(1025) },
      { email: "' OR 1=1 --" },
    ])
    .run(async ({ client }, fields) => {
      const response = await signIn(client, { email: 'ada@example.com' }, fields)
      response.assertStatus(400)
    })

  test('credentials in the query are not read (32)', async ({ client }) => {
    const { email } = await staff()
    const { post } = await strangerOnSite(client)

    const response = await post('/admin/login/').qs({ email, password: PASSWORD })
    response.assertStatus(400)
  })

  test('waits for a proven mailbox where that is required', async ({ client }) => {
    turn(emailConfig, { isVerificationRequired: true })

    const unproven = await signIn(client, await staff())
    unproven.assertStatus(403)
    unproven.assertTextIncludes('Confirm your email address first')

    const proven = await signIn(client, await UserFactory.apply('staff').apply('verified').create())
    proven.assertStatus(303)
  })

  test('makes a new session each time, whatever cookie was there before', async ({
    assert,
    client,
  }) => {
    const { user, post, session } = await staffOnSite(client)

    const response = await post('/admin/login/', { email: user.email, password: PASSWORD })

    response.assertStatus(303)
    const sessions = await Session.liveOf(user.id)
    assert.lengthOf(sessions, 1)
    assert.notEqual(sessions[0].id, session.id)
  })

  test('leads on to the page that was asked for', async ({ client }) => {
    const asked = await client.get('/admin/password/?a=b').redirects(0)
    asked.assertStatus(302)
    asked.assertHeader('location', '/admin/login/?next=%2Fadmin%2Fpassword%2F%3Fa%3Db')

    const response = await signIn(client, await staff(), { next: '/admin/password/?a=b' })
    response.assertHeader('location', '/admin/password/?a=b')
  })

  test('leads to no other site ({$self})')
    .with([
      'https://evil.example/admin/',
      '//evil.example/admin/',
      '/\\evil.example/admin/',
      '\t//evil.example/admin/',
      '/admin//evil.example/',
      '/admin/../../evil',
      '/admin/\r\nset-cookie:x=y',
      'javascript:alert(1)',
      '/api/v1/me',
    ])
    .run(async ({ assert, client }, next) => {
      const response = await signIn(client, await staff(), { next })
      assert.match(response.header('location')!, /^\/admin\/(set-cookie:x=y)?$/)

      const { get } = await staffOnSite(client)
      const shown = await get(`/admin/login/?next=${encodeURIComponent(next)}`)
      assert.match(shown.header('location')!, /^\/admin\/(set-cookie:x=y)?$/)
    })
})
