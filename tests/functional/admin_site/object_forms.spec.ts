import { GroupFactory } from '#database/factories/group_factory'
import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import Group from '#models/group'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import { staffOnSite } from '#tests/helpers/admin_site'
import { errorsIn, valuesIn } from '#tests/helpers/forms'
import { staffWith } from '#tests/helpers/staff'
import { test } from '@japa/runner'
import { v7 as uuid } from 'uuid'

const superuser = () => UserFactory.apply('superuser').create()
const stored = async (factory: Pick<typeof UserFactory, 'create'>) => {
  const { id } = await factory.create()
  return User.findOrFail(id)
}
const grace = { email: 'grace@example.com', first_name: 'Grace', last_name: 'Hopper' }

test.group('Adding', () => {
  test('makes a row of what was entered and leads to the list', async ({ assert, client }) => {
    const { post, get } = await staffOnSite(client, await superuser())

    const response = await post('/admin/users/add/', {
      ...grace,
      email: ' Grace@Example.com',
      is_active: 'on',
    })

    response.assertStatus(303)
    response.assertHeader('location', '/admin/users/')
    const user = await User.findByOrFail({ email: grace.email })
    assert.containSubset(user.toJSON(), { firstName: 'Grace', isActive: true, isStaff: false })
    const list = await get('/admin/users/')
    list.assertTextIncludes('grace@example.com')
  })

  test('can go on with the row, or with another one')
    .with([
      { button: '_continue', path: /^\/admin\/users\/[\da-f-]{36}\/$/ },
      { button: '_another', path: /^\/admin\/users\/add\/$/ },
    ])
    .run(async ({ assert, client }, { button, path }) => {
      const { post } = await staffOnSite(client, await superuser())

      const response = await post('/admin/users/add/', { ...grace, [button]: '1' })

      response.assertStatus(303)
      assert.match(response.header('location')!, path)
    })

  test('begins with the defaults of the table, and with what the address names', async ({
    assert,
    client,
  }) => {
    const { get } = await staffOnSite(client, await superuser())

    const page = await get('/admin/users/add/?first_name=Grace&email[toString]=x&__proto__[a]=b')

    const values = valuesIn(page)
    assert.containSubset(values, { first_name: 'Grace', is_active: 'on', email: '' })
    assert.isUndefined(values.is_staff)
  })

  test('tells at the field what is wrong, and keeps what was entered', async ({
    assert,
    client,
  }) => {
    const { post } = await staffOnSite(client, await superuser())

    const response = await post('/admin/users/add/', {
      email: 'nobody',
      first_name: 'x'.repeat(151),
      last_name: '',
    })

    response.assertStatus(400)
    assert.deepEqual(errorsIn(response), {
      email: 'Enter a valid email address',
      first_name: 'The first name must have at most 150 characters',
    })
    assert.containSubset(valuesIn(response), { email: 'nobody' })
  })

  test('of an address, or a name, that somebody has is refused at the field', async ({
    assert,
    client,
  }) => {
    const { email } = await UserFactory.create()
    const { name } = await GroupFactory.create()
    const { post } = await staffOnSite(client, await superuser())

    const user = await post('/admin/users/add/', { ...grace, email: email.toUpperCase() })
    const group = await post('/admin/groups/add/', { name })

    user.assertStatus(400)
    assert.deepEqual(errorsIn(user), { email: 'Somebody else has this already' })
    group.assertStatus(400)
    assert.deepEqual(errorsIn(group), { name: 'Somebody else has this already' })
  })
})

test.group('Changing', () => {
  test('writes what was entered and nothing besides', async ({ assert, client }) => {
    const user = await stored(UserFactory.apply('verified'))
    const { get, post } = await staffOnSite(client, await superuser())
    const path = `/admin/users/${user.id}/`

    const response = await post(path, { ...valuesIn(await get(path)), last_name: 'Byron' })

    response.assertStatus(303)
    response.assertHeader('location', '/admin/users/')
    const changed = await User.findOrFail(user.id)
    assert.deepEqual(changed.toJSON(), { ...user.toJSON(), lastName: 'Byron' })
  })

  test('goes on with the form, or without what was left out refuses it', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.create()
    const { get, post } = await staffOnSite(client, await superuser())
    const path = `/admin/users/${user.id}/`
    const values = valuesIn(await get(path))

    const continued = await post(path, { ...values, _continue: '1' })
    const emptied = await post(path, { ...values, email: '' })

    continued.assertHeader('location', path)
    emptied.assertStatus(400)
    assert.property(errorsIn(emptied), 'email')
  })

  test('takes no member that its form does not have (mass assignment)', async ({
    assert,
    client,
  }) => {
    const user = await stored(UserFactory)
    const { get, post } = await staffOnSite(client, await superuser())
    const path = `/admin/users/${user.id}/`
    const values = valuesIn(await get(path))

    await post(path, {
      ...values,
      first_name: 'Grace',
      id: uuid(),
      password: 'stolen',
      last_login: '2020-01-01T00:00',
      date_joined: '2020-01-01T00:00',
      email_verified_at: '2020-01-01T00:00',
      emailVerifiedAt: '2020-01-01T00:00',
      sessions: uuid(),
    })

    const changed = await User.findOrFail(user.id)
    assert.deepEqual(changed.toJSON(), { ...user.toJSON(), firstName: 'Grace' })
    assert.equal(changed.password, user.password)
  })

  test('makes nobody staff or a superuser for whoever is no superuser (81)')
    .with(['is_staff', 'is_superuser'])
    .run(async ({ assert, client }, flag) => {
      const user = await UserFactory.create()
      const staff = await staffWith('users.view', 'users.change')
      const { get, post } = await staffOnSite(client, staff)
      const path = `/admin/users/${user.id}/`

      const response = await post(path, { ...valuesIn(await get(path)), [flag]: 'on' })

      response.assertStatus(403)
      response.assertTextIncludes('Only superusers decide')
      const unchanged = await User.findOrFail(user.id)
      assert.isFalse(unchanged.isStaff || unchanged.isSuperuser)
    })

  test('ticks and unticks the groups of a user', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const [first, second] = await GroupFactory.createMany(2)
    await user.related('groups').attach([first.id])
    const { get, post } = await staffOnSite(client, await superuser())
    const path = `/admin/users/${user.id}/`
    const values = valuesIn(await get(path))
    assert.equal(values.groups, first.id)

    await post(path, { ...values, groups: second.id })

    const groups = await user.related('groups').query()
    assert.deepEqual(
      groups.map(({ id }) => id),
      [second.id]
    )
    const { changes } = await AuditEvent.findByOrFail({ action: 'users.change' })
    assert.deepEqual(changes, { groups: [[first.id], [second.id]] })
  })

  test('refuses groups that are not there')
    .with([uuid(), 'staff', '1'])
    .run(async ({ assert, client }, groups) => {
      const user = await UserFactory.create()
      const { get, post } = await staffOnSite(client, await superuser())
      const path = `/admin/users/${user.id}/`

      const response = await post(path, { ...valuesIn(await get(path)), groups })

      response.assertStatus(400)
      assert.deepEqual(errorsIn(response), { groups: 'There is no such row' })
    })

  test('gives a group the permissions that are ticked, of those that there are', async ({
    assert,
    client,
  }) => {
    const group = await GroupFactory.create()
    const { get, post } = await staffOnSite(client, await superuser())
    const path = `/admin/groups/${group.id}/`
    const values = valuesIn(await get(path))

    await post(path, { ...values, permissions: ['users.view', 'throttles.change'] })
    const unknown = await post(path, { ...values, permissions: 'users.raise' })

    const { permissions } = await Group.findOrFail(group.id)
    assert.deepEqual(permissions, ['users.view', 'throttles.change'])
    unknown.assertStatus(400)
    assert.property(errorsIn(unknown), 'permissions')
  })

  test('of an address: the new one has proven nothing, the old one opens nothing (44, 54)', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.apply('verified').create()
    await MailedToken.issue({
      purpose: 'change_email',
      mailId: uuid(),
      email: 'x@example.com',
      user,
    })
    const { get, post } = await staffOnSite(client, await superuser())
    const path = `/admin/users/${user.id}/`

    const response = await post(path, { ...valuesIn(await get(path)), email: 'new@example.com' })

    response.assertStatus(303)
    await user.refresh()
    assert.equal(user.email, 'new@example.com')
    assert.isFalse(user.isEmailVerified)
    assert.isNull(await MailedToken.first())
  })
})
