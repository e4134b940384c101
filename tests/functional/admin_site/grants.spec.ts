import { GroupFactory } from '#database/factories/group_factory'
import { UserFactory } from '#database/factories/user_factory'
import { staffOnSite } from '#tests/helpers/admin_site'
import { valuesIn } from '#tests/helpers/forms'
import { staffWith } from '#tests/helpers/staff'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

test.group('Rights of groups', () => {
  const grant = async (client: ApiClient, group: { id: string }, permissions: string[]) => {
    const staff = await staffWith('groups.view', 'groups.change', 'groups.add', 'users.view')
    const { get, post } = await staffOnSite(client, staff)
    const path = `/admin/groups/${group.id}/`

    return post(path, { ...valuesIn(await get(path)), permissions })
  }

  test('are granted as far as one has them (71, 81)', async ({ assert, client }) => {
    const group = await GroupFactory.create()

    const own = await grant(client, group, ['users.view'])
    own.assertStatus(303)
    const more = await grant(client, group, ['users.view', 'users.delete'])
    more.assertStatus(403)
    more.assertTextIncludes('No one can grant or take rights that they do not have.')

    await group.refresh()
    assert.deepEqual(group.permissions, ['users.view'])
  })

  test('are not granted by adding a group, nor by joining one (71, 81)', async ({
    assert,
    client,
  }) => {
    const mightier = await GroupFactory.merge({ permissions: ['users.delete'] }).create()
    const user = await UserFactory.create()
    const rights = ['groups.view', 'groups.add', 'users.view', 'users.change']
    const staff = await staffWith(...rights)
    const { get, post } = await staffOnSite(client, staff)

    const added = await post('/admin/groups/add/', { name: 'Mine', permissions: 'users.delete' })
    added.assertStatus(403)
    for (const { id } of [user, staff]) {
      const path = `/admin/users/${id}/`
      const response = await post(path, { ...valuesIn(await get(path)), groups: mightier.id })
      assert.include([403, 409], response.status())
    }
    assert.lengthOf(await mightier.related('members').query(), 0)
  })
})
