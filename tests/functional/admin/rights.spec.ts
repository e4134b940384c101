import { GroupFactory } from '#database/factories/group_factory'
import { UserFactory } from '#database/factories/user_factory'
import PermissionDeniedException from '#exceptions/permission_denied_exception'
import { Rights } from '#services/admin/rights'
import { staffWith } from '#tests/helpers/staff'
import { test } from '@japa/runner'

test.group('Rights', () => {
  test('of staff are the permissions of all their groups', async ({ assert }) => {
    const staff = await staffWith('users.view', 'users.change')
    const second = await GroupFactory.merge({ permissions: ['groups.view'] }).create()
    await second.related('members').attach([staff.id])

    const rights = await Rights.of(staff)

    assert.isTrue(rights.hasAll(['users.view', 'users.change', 'groups.view']))
    assert.isFalse(rights.has('users.delete'))
    assert.throws(() => rights.require('users.delete'), PermissionDeniedException.message)
    assert.doesNotThrow(() => rights.require('users.view'))
  })

  test('of a superuser are all, without any group', async ({ assert }) => {
    const rights = await Rights.of(await UserFactory.apply('superuser').create())

    assert.isTrue(rights.hasAll(['users.delete', 'anything.change']))
  })

  test('are none for whoever is not staff, in a group or a superuser', async ({ assert }) => {
    const member = await staffWith('users.view')
    const superuser = await UserFactory.merge({ isSuperuser: true }).create()

    const former = await member.merge({ isStaff: false }).save()

    for (const user of [former, superuser]) {
      const rights = await Rights.of(user)
      assert.isFalse(rights.has('users.view'))
    }
  })

  test('are those of this moment: a group that is left counts no more (66)', async ({ assert }) => {
    const staff = await staffWith('users.view')

    await staff.related('groups').detach()

    const rights = await Rights.of(staff)
    assert.isFalse(rights.has('users.view'))
  })

  test('include others that are a part of them, and all only when they are all', async ({
    assert,
  }) => {
    const few = await Rights.of(await staffWith('users.view'))
    const more = await Rights.of(await staffWith('users.view', 'users.change'))
    const all = await Rights.of(await UserFactory.apply('superuser').create())

    assert.isTrue(more.include(few) && all.include(more) && all.include(all))
    assert.isFalse(few.include(more) || more.include(all))
  })
})
