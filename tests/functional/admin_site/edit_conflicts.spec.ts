import { GroupFactory } from '#database/factories/group_factory'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { staffOnSite } from '#tests/helpers/admin_site'
import { valuesIn } from '#tests/helpers/forms'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

/** Somebody has opened the form of a user. */
async function openForm(client: ApiClient) {
  const user = await UserFactory.create()
  const staff = await UserFactory.apply('superuser').create()
  const { get, post } = await staffOnSite(client, staff)
  const path = `/admin/users/${user.id}/`
  const values = valuesIn(await get(path))

  return { user, values, save: (changes: object) => post(path, { ...values, ...changes }) }
}

test.group('Two people with one form', () => {
  test('do not overwrite each other: the second is shown what the first entered', async ({
    assert,
    client,
  }) => {
    const { user, save } = await openForm(client)
    await save({ first_name: 'Grace' })

    const response = await save({ first_name: 'Hedy', last_name: 'Lamarr' })

    response.assertStatus(409)
    response.assertTextIncludes('Somebody else saved this meanwhile')
    assert.containSubset(valuesIn(response), { first_name: 'Hedy', last_name: 'Lamarr' })
    assert.match(response.text(), /Now:<\/span>\s*<span[^>]*>Grace</)
    const { firstName, lastName } = await User.findOrFail(user.id)
    assert.deepEqual([firstName, lastName], ['Grace', 'Lovelace'])
  })

  test('can save again after they have seen it', async ({ assert, client }) => {
    const { user, save } = await openForm(client)
    await save({ first_name: 'Grace' })
    const response = await save({ first_name: 'Hedy' })

    const again = await save(valuesIn(response))

    again.assertStatus(303)
    const { firstName } = await User.findOrFail(user.id)
    assert.equal(firstName, 'Hedy')
  })

  test('do not undo each other in groups either', async ({ assert, client }) => {
    const { user, save } = await openForm(client)
    const group = await GroupFactory.create()
    await user.related('groups').attach([group.id])

    const response = await save({ first_name: 'Grace' })

    response.assertStatus(409)
    assert.include(response.text(), group.name)
    assert.lengthOf(await user.related('groups').query(), 1)
  })

  test('are not stopped by what the form does not change', async ({ assert, client }) => {
    const { user, save } = await openForm(client)
    await user.merge({ password: 'another' }).save()

    const response = await save({ first_name: 'Grace' })

    response.assertStatus(303)
    const { firstName } = await User.findOrFail(user.id)
    assert.equal(firstName, 'Grace')
  })

  test('have to tell which version they saw')
    .with([{ _version: '' }, { _version: 'forged' }, { _version: ['a', 'b'] }])
    .run(async ({ client }, changes) => {
      const { save } = await openForm(client)

      const response = await save({ first_name: 'Grace', ...changes })

      response.assertStatus(409)
    })
})
