import { UserFactory } from '#database/factories/user_factory'
import { assertAudiences, audienceOf } from '#services/route_declarations'
import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import Middleware from '@poppinss/middleware'

const routes = () => Object.values(router.toJSON()).flat()

/** Those of the admin site answer with pages: see tests/functional/admin_site/. */
const endpoints = () => routes().filter(({ name }) => !name?.startsWith('admin_site.'))

const pathOf = (pattern: string) => pattern.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')

test.group('Audiences', () => {
  test('every route says whom it is for (68)', ({ assert }) => {
    assert.isNotEmpty(routes())
    for (const route of routes()) assert.isDefined(audienceOf(route), route.pattern)
  })

  test('a route that does not stops the start (68)', ({ assert }) => {
    const [route] = routes()
    const forgetful = { ...route, middleware: new Middleware<never>() }

    assert.throws(() => assertAudiences([route, forgetful]), /declares no audience/)
  })

  test('every route that is not public is closed to strangers (68)', async ({ client }) => {
    const closed = endpoints().filter((route) => audienceOf(route) !== 'public')

    for (const { methods, pattern } of closed) {
      for (const method of methods.filter((one) => one !== 'HEAD')) {
        const response = await client.request(pathOf(pattern), method)
        response.assertStatus(401)
      }
    }
  })

  test('every route for staff is closed to other users (78)', async ({ client }) => {
    const user = await UserFactory.create()
    const forStaff = endpoints().filter((route) => audienceOf(route) === 'staff')

    for (const { methods, pattern } of forStaff) {
      const response = await client.request(pathOf(pattern), methods[0]).loginAs(user)
      response.assertStatus(403)
      response.assertBodyContains({ code: 'permission_denied' })
    }
  })

  test('the first route for staff tells a stranger, a user and staff apart', async ({ client }) => {
    const stranger = await client.get('/admin/api/ping')
    stranger.assertStatus(401)

    const user = await client.get('/admin/api/ping').loginAs(await UserFactory.create())
    user.assertStatus(403)

    const staff = await client
      .get('/admin/api/ping/')
      .loginAs(await UserFactory.apply('staff').create())
    staff.assertStatus(200)
    staff.assertBody({ ok: true })
  })

  test('no other spelling gets past (74, 78)', async ({ client }) => {
    const user = await UserFactory.create()

    for (const path of [
      '//admin/api/ping',
      '/ADMIN/api/ping',
      '/admin//api/ping',
      '/admin/api/../api/ping',
    ]) {
      const response = await client
        .get(path)
        .loginAs(user)
        .header('x-http-method-override', 'GET')
        .redirects(0)
      if (![302, 404].includes(response.status())) response.assertStatus(403)
    }
  })
})
