import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import User from '#models/user'
import { staffOnSite } from '#tests/helpers/admin_site'
import { valuesIn } from '#tests/helpers/forms'
import { staffWith } from '#tests/helpers/staff'
import { signedIn } from '#tests/helpers/tokens'
import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'

/** Open to everybody, or to all staff. */
const OWN = [
  'sign_ins.show',
  'sign_ins.store',
  'sign_ins.destroy',
  'passwords.show',
  'passwords.update',
  'dashboard.show',
]

const everyRoute = () =>
  Object.values(router.toJSON())
    .flat()
    .filter(({ name }) => name?.startsWith('admin_site.'))
    .flatMap(({ name, pattern, methods }) =>
      methods
        .filter((method) => method !== 'HEAD')
        .map((method) => ({ name: name!.slice('admin_site.'.length), pattern, method }))
    )

const guardedRoutes = () => everyRoute().filter(({ name }) => !OWN.includes(name))

/** What changes rows, if it works. */
const harm = { action: 'deactivate', confirmed: 'true', throttle: 'login_account' }

async function target() {
  const user = await UserFactory.create()
  const pathIn = (pattern: string) => pattern.replace(':model', 'users').replace(':id', user.id)

  return {
    user,
    pathIn,
    fields: { ...harm, ids: user.id, account: user.email, email: 'x@example.com' },
  }
}

async function assertUntouched(user: User) {
  const { email, isActive } = await User.findOrFail(user.id)
  if (email !== user.email || !isActive) throw new Error('It was changed')
  const event = await AuditEvent.query().whereNot('action', 'users.view').first()
  if (event) throw new Error(`${event.action} was noted`)
}

test.group('Every page of the site', () => {
  test('is one of those that are tried here (68, 78)', ({ assert }) => {
    const names = everyRoute().map(({ name }) => name)

    assert.includeMembers(names, OWN)
    assert.isAbove(guardedRoutes().length, 12)
  })

  test('leads strangers to the sign-in, and lets them write nothing (78)', async ({
    assert,
    client,
  }) => {
    const { user, pathIn, fields } = await target()

    for (const { method, pattern, name } of everyRoute()) {
      if (name.startsWith('sign_ins.s')) continue
      const request =
        method === 'GET' ? client.get(pathIn(pattern)) : client.post(pathIn(pattern)).form(fields)
      const response = await request.redirects(0)
      assert.include([302, 303], response.status(), `${method} ${pattern}`)
      assert.match(response.header('location')!, /^\/admin\/login\//)
    }
    await assertUntouched(user)
  })

  test('knows neither ordinary users nor their tokens (78)', async ({ assert, client }) => {
    const { user, pathIn, fields } = await target()
    const ordinary = await UserFactory.create()
    const browser = await staffOnSite(client, ordinary)
    const { access } = await signedIn(ordinary)

    for (const { method, pattern, name } of everyRoute()) {
      if (name.startsWith('sign_ins.s')) continue
      const path = pathIn(pattern)
      const byCookie = await (method === 'GET' ? browser.get(path) : browser.post(path, fields))
      const byToken = await (method === 'GET' ? client.get(path) : client.post(path).form(fields))
        .bearerToken(access)
        .redirects(0)

      for (const response of [byCookie, byToken]) {
        assert.match(response.header('location') ?? '', /^\/admin\/login\//, `${method} ${path}`)
      }
    }
    await assertUntouched(user)
  })

  test('is closed to staff without the right to it (78)', async ({ assert, client }) => {
    const { user, pathIn, fields } = await target()
    const { get, post } = await staffOnSite(client, await staffWith('groups.view'))

    for (const { method, pattern } of guardedRoutes()) {
      const path = pathIn(pattern)
      const response = await (method === 'GET' ? get(path) : post(path, fields))
      assert.include([403, 404], response.status(), `${method} ${path}`)
      assert.notInclude(response.text(), user.email)
    }
    await assertUntouched(user)
  })

  test('takes nothing from staff who may only look', async ({ assert, client }) => {
    const { user, pathIn, fields } = await target()
    const { get, post } = await staffOnSite(client, await staffWith('users.view'))
    const open = [
      'lists.show',
      'list_exports.show',
      'options.index',
      'objects.edit',
      'histories.show',
    ]

    for (const { name, method, pattern } of guardedRoutes()) {
      if (open.includes(name)) continue
      const path = pathIn(pattern)
      const response = await (method === 'GET' ? get(path) : post(path, fields))
      assert.include([403, 404], response.status(), `${method} ${path}`)
    }
    await assertUntouched(user)
  })

  test('shows staff who may only look a form that they cannot send', async ({ assert, client }) => {
    const { user } = await target()
    const { get } = await staffOnSite(client, await staffWith('users.view'))

    const page = await get(`/admin/users/${user.id}/`)

    page.assertStatus(200)
    page.assertTextIncludes(user.email)
    assert.deepEqual(Object.keys(valuesIn(page)).sort(), ['_csrf', '_version'])
    for (const text of ['Save', 'Delete', 'Deactivate']) assert.notInclude(page.text(), `>${text}<`)
  })

  test('is closed to staff who may only add, but for the form to add', async ({
    assert,
    client,
  }) => {
    const { user, pathIn, fields } = await target()
    const { get, post } = await staffOnSite(client, await staffWith('users.add'))

    for (const { name, method, pattern } of guardedRoutes()) {
      if (['objects.create', 'objects.store'].includes(name)) continue
      const path = pathIn(pattern)
      const response = await (method === 'GET' ? get(path) : post(path, fields))
      assert.include([403, 404], response.status(), `${method} ${path}`)
    }
    await assertUntouched(user)

    const added = await post('/admin/users/add/', {
      email: 'grace@example.com',
      first_name: 'Grace',
      last_name: 'Hopper',
      _continue: '1',
    })
    added.assertHeader('location', '/admin/')
  })

  test('asks the database for rights each time: a group that is left counts no more (66)', async ({
    client,
  }) => {
    const staff = await staffWith('users.view')
    const { get } = await staffOnSite(client, staff)
    const before = await get('/admin/users/')
    before.assertStatus(200)

    await staff.related('groups').detach()

    const after = await get('/admin/users/')
    after.assertStatus(404)
  })

  test('writes nothing that comes from another site (84)', async ({ assert, client }) => {
    const { user, pathIn, fields } = await target()
    const { post } = await staffOnSite(client, await UserFactory.apply('superuser').create())

    for (const { method, pattern, name } of everyRoute()) {
      if (method === 'GET' || name.startsWith('sign_ins')) continue
      const response = await post(pathIn(pattern), { ...fields, _csrf: 'forged' })
      assert.equal(response.status(), 403, pattern)
    }
    await assertUntouched(user)
  })
})
