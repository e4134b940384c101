import { GroupFactory } from '#database/factories/group_factory'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { staffOnSite } from '#tests/helpers/admin_site'
import { Specimen, withSpecimens } from '#tests/helpers/specimens'
import { staffWith } from '#tests/helpers/staff'
import { signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'
import type { ApiResponse } from '@japa/api-client'

const superuser = () => UserFactory.apply('superuser').create()
const pathOf = ({ id }: User) => `/admin/users/${id}/delete/`

/** The headings of the page: what goes, stays, and keeps it. */
function partsOf(page: ApiResponse) {
  const headings = page.text().matchAll(/<h2 class="card-title">([^<]*)<\/h2>/g)
  return [...headings].map(([, text]) => text.trim().replace(/\s+/g, ' ')).sort()
}

test.group('Deleting', (group) => {
  withSpecimens(group)

  test('asks once, and then deletes for good', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const { get, post } = await staffOnSite(client, await superuser())

    const question = await get(pathOf(user))
    question.assertStatus(200)
    question.assertTextIncludes('This cannot be undone.')
    assert.exists(await User.find(user.id))

    const answer = await post(pathOf(user))
    answer.assertStatus(303)
    answer.assertHeader('location', '/admin/users/')
    assert.isNull(await User.find(user.id))
    const gone = await post(pathOf(user))
    gone.assertStatus(404)
  })

  test('shows what goes with it, and what stays without it', async ({ assert, client }) => {
    const user = await UserFactory.create()
    await signedIn(user)
    await user.mail('password_changed')
    const members = await GroupFactory.create()
    await members.related('members').attach([user.id])
    await Specimen.create({ name: 'Quartz', ownerId: user.id })
    const { get, post } = await staffOnSite(client, await superuser())

    const page = await get(pathOf(user))

    assert.deepEqual(partsOf(page), [
      'Goes with it: 1 group members',
      'Goes with it: 1 outgoing mail',
      'Goes with it: 1 session',
      'Stays without it: 1 specimen',
    ])
    page.assertTextIncludes('Quartz')
    await post(pathOf(user))
    const { ownerId } = await Specimen.findByOrFail({ name: 'Quartz' })
    assert.isNull(ownerId)
  })

  test('shows no row to somebody who may not see it', async ({ assert, client }) => {
    const user = await UserFactory.create()
    await Specimen.create({ name: 'Quartz', ownerId: user.id })
    const { get } = await staffOnSite(client, await staffWith('users.view', 'users.delete'))

    const page = await get(pathOf(user))

    assert.deepEqual(partsOf(page), ['Stays without it: 1 specimen'])
    assert.notInclude(page.text(), 'Quartz')
  })

  test('leaves what others need', async ({ assert, client }) => {
    const user = await UserFactory.create()
    await Specimen.create({ name: 'Quartz', keeperId: user.id })
    const { get, post } = await staffOnSite(client, await superuser())

    const page = await get(pathOf(user))
    const response = await post(pathOf(user))

    assert.deepEqual(partsOf(page), ['Delete or change first: 1 specimen'])
    assert.notInclude(page.text(), 'Delete for good')
    response.assertStatus(409)
    response.assertTextIncludes('Other rows need this one')
    assert.exists(await User.find(user.id))
  })

  test('of oneself is refused, with the reason (81)', async ({ assert, client }) => {
    const staff = await superuser()
    const { get, post } = await staffOnSite(client, staff)

    const page = await get(pathOf(staff))
    const response = await post(pathOf(staff))

    page.assertTextIncludes('You cannot do this to your own account.')
    assert.notInclude(page.text(), 'Delete for good')
    response.assertStatus(409)
    assert.exists(await User.find(staff.id))
  })

  test('of an account with rights that one lacks is refused, so superusers stay (81)', async ({
    assert,
    client,
  }) => {
    const rights = ['users.view', 'users.delete', 'users.change', 'users.add']
    const mightier = await superuser()
    const { get, post } = await staffOnSite(client, await staffWith(...rights))

    const page = await get(pathOf(mightier))
    const response = await post(pathOf(mightier))

    page.assertTextIncludes('rights that you do not have')
    response.assertStatus(403)
    assert.exists(await User.find(mightier.id))
  })

  test('of a group with rights that one lacks is refused', async ({ assert, client }) => {
    const members = await GroupFactory.merge({ permissions: ['users.delete'] }).create()
    const { get, post } = await staffOnSite(client, await staffWith('groups.view', 'groups.delete'))
    const path = `/admin/groups/${members.id}/delete/`

    const page = await get(path)
    const response = await post(path)

    page.assertTextIncludes('No one can grant or take rights')
    response.assertStatus(403)
    assert.exists(await members.refresh())
  })
})

test.group('A history', () => {
  test('tells field by field who did what, when and from where', async ({ assert, client }) => {
    const user = await UserFactory.create()
    const staff = await superuser()
    const { get, post } = await staffOnSite(client, staff)
    await post('/admin/users/actions/', { action: 'deactivate', ids: user.id, confirmed: 'true' })

    const page = await get(`/admin/users/${user.id}/history/`)

    const text = page
      .text()
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    assert.include(text, `Deactivate by ${staff.email}`)
    assert.match(text, /from 127\.0\.0\.1, request [\w-]+/)
    assert.include(text, 'Active Yes No')
    assert.notInclude(text, 'View by')
  })

  test('tells what a rule refused from what was done', async ({ assert, client }) => {
    const staff = await superuser()
    const { get, post } = await staffOnSite(client, staff)
    await post('/admin/users/actions/', { action: 'deactivate', ids: staff.id, confirmed: 'true' })

    const page = await get(`/admin/users/${staff.id}/history/`)

    assert.match(page.text(), /Deactivate<\/strong>[^]*>refused</)
  })

  test('of something that nobody has touched says so', async ({ client }) => {
    const user = await UserFactory.create()
    const { get } = await staffOnSite(client, await superuser())

    const page = await get(`/admin/users/${user.id}/history/`)

    page.assertTextIncludes('Nothing was done to it in this site.')
  })
})
