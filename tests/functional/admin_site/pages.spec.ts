import { UserFactory } from '#database/factories/user_factory'
import { cookiesOf, setCookies, staffOnSite, strangerOnSite } from '#tests/helpers/admin_site'
import { turnRate } from '#tests/helpers/settings'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

const ID = '00000000-0000-7000-8000-000000000000'

/** Every path of the site but the one to sign in, and every method that it takes. */
const routes = () =>
  Object.values(router.toJSON())
    .flat()
    .filter(({ name, pattern }) => name?.startsWith('admin_site.') && pattern !== '/admin/login')
    .flatMap(({ methods, pattern }) =>
      methods
        .filter((method) => method !== 'HEAD')
        .map((method) => ({ method, path: pattern.replace(/:id/g, ID).replace(/:\w+/g, 'users') }))
    )

test.group('Pages of the admin site', () => {
  test('lead strangers, users and tokens to the sign-in, whatever they ask (68, 78)', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.create()
    const onSite = await staffOnSite(client, user)
    assert.isNotEmpty(routes())

    for (const { method, path } of routes()) {
      for (const request of [
        client.request(path, method),
        client.request(path, method).loginAs(await UserFactory.apply('superuser').create()),
        client.request(path, method).header('cookie', onSite.cookie),
      ]) {
        const response = await request.redirects(0)
        response.assertStatus(302)
        assert.match(response.header('location')!, /^\/admin\/login\//)
      }
    }
  })

  test('are open to staff by their own cookie alone, with and without a slash', async ({
    client,
  }) => {
    const { get } = await staffOnSite(client)

    for (const path of ['/admin', '/admin/', '/admin/password', '/admin/password/']) {
      const response = await get(path)
      response.assertStatus(200)
      response.assertHeader('content-type', 'text/html; charset=utf-8')
    }
  })

  test('load from here alone, run nothing inline and are kept by nobody (111, 112)', async ({
    assert,
    client,
  }) => {
    const { get } = await staffOnSite(client)

    for (const path of ['/admin/', '/admin/password/', '/admin/nothing/']) {
      const response = await get(path)
      const policy = response.header('content-security-policy')!
      assert.include(policy, "default-src 'none'")
      assert.include(policy, "script-src 'self'")
      assert.include(policy, "form-action 'self'")
      assert.include(policy, "frame-ancestors 'none'")
      assert.notInclude(policy, 'unsafe')
      assert.notMatch(response.text(), /<style|style=|<script(?! src=)| on\w+=/i)
      response.assertHeader('cache-control', 'no-store')
      response.assertHeader('x-frame-options', 'DENY')
    }
  })

  test('escape what somebody is called', async ({ assert, client }) => {
    const email = '"><script>alert(1)</script>@example.com'
    const { get } = await staffOnSite(
      client,
      await UserFactory.apply('staff').merge({ email }).create()
    )

    const response = await get('/admin/')
    assert.notInclude(response.text(), '<script>')
  })

  test('answer HEAD like GET, without the page', async ({ assert, client }) => {
    const { cookie } = await staffOnSite(client)

    const response = await client.head('/admin/').header('cookie', cookie).redirects(0)
    response.assertStatus(200)
    assert.equal(response.header('content-type'), 'text/html; charset=utf-8')
  })
})

test.group('Errors of the admin site', () => {
  test('are pages with the statuses of the API, the id of the request and nothing internal (115)', async ({
    assert,
    client,
  }) => {
    const { get, post } = await staffOnSite(client)

    const missing = await get('/admin/nothing/at/all/')
    missing.assertStatus(404)
    const method = await post('/admin/')
    method.assertStatus(405)
    method.assertHeader('allow', 'GET, HEAD, OPTIONS')

    for (const response of [missing, method]) {
      response.assertHeader('content-type', 'text/html; charset=utf-8')
      response.assertTextIncludes(`<code>${response.header('x-request-id')}</code>`)
      assert.notMatch(response.text(), /node_modules|\.ts:|stack/)
    }
  })

  test('tell strangers nothing of what there is (78)', async ({ client }) => {
    const { get, post } = await strangerOnSite(client)

    for (const path of ['/admin/', '/admin/nothing/', '/admin/password/', '/admin/../admin/x']) {
      const response = await get(path)
      response.assertStatus(302)
    }
    for (const path of ['/admin/', '/admin/nothing/', '/admin/logout/']) {
      const response = await post(path)
      response.assertStatus(302)
      response.assertHeader('location', '/admin/login/')
    }
  })

  test('stay problem documents in the API (115)', async ({ client }) => {
    for (const path of ['/admin/api/nothing', '/admin/api/ping/nothing', '/admin/api']) {
      const response = await client.get(path).redirects(0)
      response.assertHeader('content-type', 'application/problem+json')
    }
  })

  test('say to strangers too that there were too many requests (89)', async ({ client }) => {
    await turnRate('anon', '1/minute')
    await client.get('/admin/').redirects(0)

    const response = await client.get('/admin/').redirects(0)

    response.assertStatus(429)
    response.assertHeader('retry-after', '60')
    response.assertTextIncludes('Too many requests')
  })

  test('a defect is a page, and tells nothing of itself (115)', async ({ assert, client }) => {
    const { get } = await staffOnSite(client)
    await db.rawQuery('ALTER TABLE sessions RENAME COLUMN idle_expires_at TO away')

    const response = await get('/admin/')

    assert.isAtLeast(response.status(), 500)
    response.assertHeader('content-type', 'text/html; charset=utf-8')
    assert.notMatch(response.text(), /idle_expires_at|column/)
  })
})

test.group('Messages of the admin site', () => {
  test('are shown on the next page, once, as text', async ({ assert, client }) => {
    const { post, cookie } = await staffOnSite(client)

    const left = await post('/admin/logout/')
    const next = await client.get('/admin/login/').header('cookie', cookiesOf(left))
    next.assertTextIncludes('You are signed out.')
    assert.exists(setCookies(next).find((line) => line.startsWith('admin_messages=; Max-Age=0')))

    const later = await client.get('/admin/login/').header('cookie', cookie)
    assert.notInclude(later.text(), 'You are signed out.')
  })
})
