import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import registry from '#services/admin/registry'
import { audienceOf, permissionOf } from '#services/route_declarations'
import { staffWith } from '#tests/helpers/staff'
import { signedIn } from '#tests/helpers/tokens'
import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'

/** Every route of the admin API but the one that tells staff from others. */
const routes = () =>
  Object.values(router.toJSON())
    .flat()
    .filter(({ name }) => name?.startsWith('admin.') && name !== 'admin.ping.show')
    .map((route) => ({ ...route, method: route.methods[0], permission: permissionOf(route)! }))

test.group('Permissions', () => {
  test('are asked for by every route of the admin API, behind its audience (68)', ({ assert }) => {
    assert.isAbove(routes().length, 4)

    for (const route of routes()) {
      assert.equal(audienceOf(route), 'staff', route.pattern)
      assert.include(registry.permissions(), route.permission, route.pattern)
    }
  })

  test('open the routes that ask for them, and no other (71, 78)', async ({ assert, client }) => {
    for (const { method, pattern, permission } of routes()) {
      const target = await UserFactory.create()
      const request = () => client.request(pattern.replace(':id', target.id), method)
      const others = registry.permissions().filter((one) => one !== permission)

      const stranger = await request()
      const user = await request().loginAs(await UserFactory.create())
      const without = await request().loginAs(await staffWith(...others))

      stranger.assertStatus(401)
      for (const response of [user, without]) {
        response.assertStatus(403)
        response.assertBodyContains({ code: 'permission_denied' })
      }
      assert.isEmpty(await AuditEvent.findManyBy({ targetId: target.id }))
      await assert.doesNotReject(() => target.refresh())

      const permitted = await request().loginAs(await staffWith(permission))
      permitted.assertStatus(200)
    }
  })

  test('are all had by superusers (78)', async ({ client }) => {
    for (const { method, pattern } of routes()) {
      const target = await UserFactory.create()
      const superuser = await UserFactory.apply('superuser').create()

      const response = await client
        .request(pattern.replace(':id', target.id), method)
        .loginAs(superuser)

      response.assertStatus(200)
    }
  })

  test('end with the next request once a group loses them, or its member (66)', async ({
    client,
  }) => {
    const staff = await staffWith('users.view')
    const [group] = await staff.related('groups').query()
    const { access } = await signedIn(staff)
    const list = () => client.get('/admin/api/users').bearerToken(access)

    const before = await list()
    await group.merge({ permissions: ['users.change'] }).save()
    const after = await list()
    await staff.merge({ isStaff: false }).save()
    const ping = await client.get('/admin/api/ping').bearerToken(access)

    before.assertStatus(200)
    after.assertStatus(403)
    ping.assertStatus(403)
  })

  test('are not had by a cookie, whatever is in it (84)', async ({ client }) => {
    const { access } = await signedIn(await UserFactory.apply('superuser').create())

    for (const name of ['authorization', 'access', 'admin_session', 'token']) {
      const response = await client
        .get('/admin/api/users')
        .header('cookie', `${name}=${access}; ${name}2=Bearer%20${access}`)
      response.assertStatus(401)
    }
  })
})
