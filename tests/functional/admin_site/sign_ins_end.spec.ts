import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import { signInCookie } from '#services/admin/cookies'
import { staffOnSite } from '#tests/helpers/admin_site'
import { signedIn } from '#tests/helpers/tokens'
import { test, timeTravel } from '@japa/runner'

const LOGIN = '/admin/login/?next=%2Fadmin%2F'

test.group('A sign-in of the admin site', () => {
  test('ends after an hour without a request, which each request puts off (67)', async ({
    client,
  }) => {
    const { get } = await staffOnSite(client)

    timeTravel('50 minutes')
    const used = await get('/admin/')
    used.assertStatus(200)

    timeTravel('50 minutes')
    const usedAgain = await get('/admin/')
    usedAgain.assertStatus(200)

    timeTravel('61 minutes')
    const idle = await get('/admin/')
    idle.assertHeader('location', LOGIN)
  })

  test('ends after twelve hours, however busy (67)', async ({ client }) => {
    const { get } = await staffOnSite(client)

    for (let hours = 0; hours < 14; hours++) {
      timeTravel('50 minutes')
      const busy = await get('/admin/')
      busy.assertStatus(200)
    }

    timeTravel('30 minutes')
    const over = await get('/admin/')
    over.assertHeader('location', LOGIN)
  })

  test('is put off once a minute at most', async ({ assert, client }) => {
    const { get, session } = await staffOnSite(client)
    const endOf = async () => {
      const { idleExpiresAt } = await Session.findOrFail(session.id)
      return idleExpiresAt.toMillis()
    }
    const first = await endOf()

    timeTravel('50 seconds')
    await get('/admin/')
    assert.equal(await endOf(), first)

    timeTravel('20 seconds')
    await get('/admin/')
    assert.isAbove(await endOf(), first)
  })

  test('ends with the rights, the account and the session (65, 66)')
    .with(['demoted', 'disabled', 'deleted', 'revoked'] as const)
    .run(async ({ client }, fate) => {
      const { get, user } = await staffOnSite(client)

      if (fate === 'demoted') await user.merge({ isStaff: false }).save()
      if (fate === 'disabled') await user.merge({ isActive: false }).save()
      if (fate === 'deleted') await user.delete()
      if (fate === 'revoked') await Session.endAllOf(user.id, 'revoked')

      const response = await get('/admin/')
      response.assertHeader('location', LOGIN)
    })

  test('ends by signing out, for good', async ({ assert, client }) => {
    const { get, post, session } = await staffOnSite(client)

    const response = await post('/admin/logout/')

    response.assertStatus(303)
    response.assertHeader('location', '/admin/login/')
    const cookies = response.headers()['set-cookie'] as unknown as string[]
    assert.exists(cookies.find((line) => /^admin_session=; Max-Age=0; Path=\/admin;/.test(line)))
    const replayed = await get('/admin/')
    replayed.assertHeader('location', LOGIN)
    await session.refresh()
    assert.equal(session.endReason, 'logout')
  })

  test('is seen and ended in the list of sessions of its owner (64)', async ({ client }) => {
    const { get, user, session } = await staffOnSite(client)

    const list = await client.get('/api/auth/sessions/').loginAs(user)
    list.assertBodyContains({ data: [{ is_current: true }, { id: session.id }] })
    const ended = await client.delete(`/api/auth/sessions/${session.id}/`).loginAs(user)
    ended.assertStatus(204)

    const response = await get('/admin/')
    response.assertHeader('location', LOGIN)
  })

  test('opens no endpoint of the API (16, 84)', async ({ client }) => {
    const { cookie } = await staffOnSite(client)

    for (const path of ['/admin/api/ping', '/api/v1/me', '/admin/api/ping/']) {
      const response = await client.get(path).header('cookie', cookie)
      response.assertStatus(401)
      response.assertBodyContains({ code: 'authentication_required' })
    }
  })

  test('is not opened by a token, nor by the session of one', async ({ client }) => {
    const user = await UserFactory.apply('staff').create()
    const { access } = await signedIn(user)

    const response = await client.get('/admin/').bearerToken(access).redirects(0)
    response.assertHeader('location', LOGIN)
  })

  test('is known by a cookie that nobody can make or change', async ({ client }) => {
    const { cookie, session } = await staffOnSite(client)
    const forgeries = [
      `admin_session=${session.id}`,
      `${cookie.slice(0, -2)}xx`,
      cookie.replace('admin_session', 'admin_visit'),
      cookie.replace('=e', '=s'),
      'admin_session=',
      'admin_session=e%3A',
      `admin_session=${'e'.repeat(5000)}`,
    ]

    for (const forgery of forgeries) {
      const response = await client.get('/admin/').header('cookie', forgery).redirects(0)
      response.assertHeader('location', LOGIN)
    }
  })

  test('belongs to one account: a cookie for another one opens nothing', async ({ client }) => {
    const { session } = await staffOnSite(client)
    const other = await UserFactory.apply('superuser').create()
    const cookie = signInCookie(session.merge({ userId: other.id }))

    const response = await client.get('/admin/').header('cookie', cookie).redirects(0)
    response.assertHeader('location', LOGIN)
  })
})

test.group('The own password on the admin site', () => {
  const path = '/admin/password/'
  const next = 'a stapled horse, correct'
  const passwords = {
    current_password: PASSWORD,
    new_password: next,
    repeated_password: next,
  }

  test('is changed by whoever knows it, who stays signed in here alone (59)', async ({
    assert,
    client,
  }) => {
    const { get, post, user } = await staffOnSite(client)
    const elsewhere = await staffOnSite(client, user)
    const { access } = await signedIn(user)

    const response = await post(path, passwords)

    response.assertStatus(303)
    const [cookie] = (response.headers()['set-cookie'] as unknown as string[])
      .filter((line) => line.startsWith('admin_session='))
      .map((line) => line.split(';')[0])
    const here = await client.get('/admin/').header('cookie', cookie).redirects(0)
    here.assertStatus(200)
    for (const page of [await elsewhere.get('/admin/'), await get('/admin/')]) {
      page.assertHeader('location', LOGIN)
    }
    const api = await client.get('/api/v1/me').bearerToken(access)
    api.assertStatus(401)
    assert.lengthOf(await Session.liveOf(user.id), 1)
  })

  test('is not changed by a wrong one, a weak one or two that differ')
    .with([
      { current_password: 'wrong horse' },
      { new_password: 'short', repeated_password: 'short' },
      { repeated_password: 'another horse' },
      { new_password: '' },
    ])
    .run(async ({ assert, client }, change) => {
      const { get, post, user } = await staffOnSite(client)

      const response = await post(path, { ...passwords, ...change })

      response.assertStatus(400)
      response.assertTextIncludes('aria-invalid="true"')
      assert.notInclude(response.text(), 'horse')
      const still = await get('/admin/')
      still.assertStatus(200)
      const { password } = user
      await user.refresh()
      assert.equal(user.password, password)
    })
})
