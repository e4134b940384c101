import { GroupFactory } from '#database/factories/group_factory'
import { UserFactory } from '#database/factories/user_factory'
import Refusal from '#exceptions/refusal'
import User from '#models/user'
import {
  assertMayDelete,
  assertMayDeleteGroup,
  assertMayRegroup,
  assertMaySave,
  assertMaySaveGroup,
  lockAccount,
} from '#services/admin/account_rules'
import { actorFor, staffWith } from '#tests/helpers/staff'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

const ALL = ['users.view', 'users.add', 'users.change', 'users.delete']

/** What saving these changes, or deleting, is refused with; undefined when it is not. */
async function refusalOf(actor: User, target: User, changes?: Partial<User>) {
  try {
    await db.transaction(async (client) => {
      const account = await lockAccount(target.id, client)
      const rule = changes ? assertMaySave : assertMayDelete
      await rule(await actorFor(actor), account.merge(changes ?? {}))
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code
  }
}

test.group('Account rules', () => {
  test('nobody demotes, disables, moves or deletes himself (60, 81)', async ({ assert }) => {
    const superuser = await UserFactory.apply('superuser').create()
    await UserFactory.apply('superuser').create()

    const email = 'elsewhere@example.com'
    for (const changes of [
      { email },
      { isActive: false },
      { isStaff: false },
      { isSuperuser: false },
    ]) {
      assert.equal(await refusalOf(superuser, superuser, changes), 'own_account')
    }
    assert.equal(await refusalOf(superuser, superuser), 'own_account')
    assert.isUndefined(await refusalOf(superuser, superuser, { firstName: 'Grace' }))
  })

  test('a superuser demotes, disables and deletes another (81)', async ({ assert }) => {
    const superuser = await UserFactory.apply('superuser').create()
    const other = await UserFactory.apply('superuser').create()

    for (const changes of [{ isActive: false }, { isStaff: false }, { isSuperuser: false }]) {
      assert.isUndefined(await refusalOf(superuser, other, changes))
    }
    assert.isUndefined(await refusalOf(superuser, other))
  })

  test('the last superuser stays, whoever asks (81)', async ({ assert }) => {
    const demoted = await UserFactory.apply('superuser').create()
    const last = await UserFactory.apply('superuser').create()
    await UserFactory.apply('superuser').apply('inactive').createMany(2)
    const inFlight = await actorFor(demoted)
    await demoted.merge({ isSuperuser: false }).save()

    await assert.rejects(
      () =>
        db.transaction(async (client) =>
          assertMayDelete(inFlight, await lockAccount(last.id, client))
        ),
      /last active superuser/
    )
  })

  test('staff neither raise staff nor make any (81)', async ({ assert }) => {
    const staff = await staffWith(...ALL)
    const user = await UserFactory.create()

    for (const target of [user, staff]) {
      assert.equal(await refusalOf(staff, target, { isSuperuser: true }), 'permission_denied')
    }
    assert.equal(await refusalOf(staff, user, { isStaff: true }), 'permission_denied')
    const created = new User().merge({ isStaff: true, isActive: true })
    await assert.rejects(async () => assertMaySave(await actorFor(staff), created), /superusers/)
  })

  test('staff change and delete those who have no rights that they lack (81)', async ({
    assert,
  }) => {
    const staff = await staffWith(...ALL)
    const colleague = await staffWith('users.view')
    const mightier = await staffWith('users.view', 'groups.change')
    const superusers = await UserFactory.apply('superuser').createMany(2)
    const formerlyStaff = await UserFactory.merge({ isSuperuser: true }).create()

    for (const changes of [{ firstName: 'Grace' }, { isActive: false }, undefined]) {
      assert.isUndefined(await refusalOf(staff, await UserFactory.create(), changes))
      assert.isUndefined(await refusalOf(staff, colleague, changes))
      for (const target of [mightier, superusers[0], formerlyStaff]) {
        assert.equal(await refusalOf(staff, target, changes), 'permission_denied')
      }
    }
  })

  test('an installation without superusers goes on', async ({ assert }) => {
    const staff = await staffWith(...ALL)

    assert.isUndefined(await refusalOf(staff, await UserFactory.create()))
  })
})

test.group('Group rules', () => {
  test('nobody lets others into a group with rights that they lack', async ({ assert }) => {
    const staff = await staffWith('users.view', 'users.change')
    const user = await UserFactory.create()
    const weaker = await GroupFactory.merge({ permissions: ['users.view'] }).create()
    const mightier = await GroupFactory.merge({ permissions: ['users.delete'] }).create()
    const actor = await actorFor(staff)

    await assert.doesNotReject(() => assertMayRegroup(actor, user, [weaker]))
    await assert.rejects(
      () => assertMayRegroup(actor, user, [weaker, mightier]),
      /No one can grant/
    )
  })

  test('nobody changes their own groups', async ({ assert }) => {
    const staff = await staffWith('users.view')
    const group = await GroupFactory.create()
    const actor = await actorFor(staff)

    await assert.rejects(() => assertMayRegroup(actor, staff, [group]), /own account/)
  })

  test('nobody regroups an account with rights that they lack (81)', async ({ assert }) => {
    const actor = await actorFor(await staffWith('users.change'))
    const group = await GroupFactory.create()
    const superuser = await UserFactory.apply('superuser').create()

    await assert.rejects(
      () => assertMayRegroup(actor, superuser, [group]),
      /rights that you do not/
    )
  })

  test('nobody gives a group, or takes from it, rights that they lack', async ({ assert }) => {
    const actor = await actorFor(await staffWith('groups.change', 'users.view'))
    const group = await GroupFactory.merge({ permissions: ['users.view', 'users.delete'] }).create()

    const changes = (permissions: string[]) => () =>
      assertMaySaveGroup(actor, group.merge({ permissions }))

    assert.doesNotThrow(changes(['users.delete']))
    assert.throws(changes(['users.view']), /No one can grant/)
    assert.throws(changes(['users.view', 'users.delete', 'users.add']), /No one can grant/)
    assert.throws(() => assertMayDeleteGroup(actor, group), /No one can grant/)
  })
})
