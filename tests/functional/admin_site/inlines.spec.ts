import { UserFactory } from '#database/factories/user_factory'
import { ModelAdmin } from '#services/admin/model_admin'
import registry from '#services/admin/registry'
import { staffOnSite } from '#tests/helpers/admin_site'
import { valuesIn } from '#tests/helpers/forms'
import { Specimen, withSpecimens } from '#tests/helpers/specimens'
import { staffWith } from '#tests/helpers/staff'
import { BaseModel, column, hasMany } from '@adonisjs/lucid/orm'
import { test } from '@japa/runner'
import type { HasMany } from '@adonisjs/lucid/types/relations'

/** Users, with the specimens that they own. */
class Collector extends BaseModel {
  static table = 'users'

  @column({ isPrimary: true })
  declare id: string
  @column()
  declare email: string

  @hasMany(() => Specimen, { foreignKey: 'ownerId' })
  declare specimens: HasMany<typeof Specimen>
}

class CollectorAdmin extends ModelAdmin<typeof Collector> {
  model = Collector
  fieldsets = [{ fields: ['email'] }]
  inlines = [{ relation: 'specimens', display: ['name', 'kind'] }]

  get slug() {
    return 'collectors'
  }
}

test.group('Rows below a form', (group) => {
  withSpecimens(group)

  group.each.setup(() => {
    const takeBack = registry.register(new CollectorAdmin())
    return () => void takeBack()
  })

  test('are those that belong to it, with links to them and to add one', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.create()
    const { id } = await Specimen.create({ name: 'Quartz', ownerId: user.id })
    await Specimen.create({ name: 'Opal' })
    const { get } = await staffOnSite(client, await UserFactory.apply('superuser').create())

    const page = await get(`/admin/collectors/${user.id}/`)

    page.assertTextIncludes(`href="/admin/specimens/${id}/"`)
    assert.notInclude(page.text(), 'Opal')
    const [, href] = page.text().match(/href="(\/admin\/specimens\/add\/[^"]*)"/)!
    const form = await get(href)
    assert.equal(valuesIn(form).owner_id, user.id)
  })

  test('are shown to whoever may see them, and added by whoever may', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.create()
    await Specimen.create({ name: 'Quartz', ownerId: user.id })

    const textFor = async (...permissions: string[]) => {
      const { get } = await staffOnSite(client, await staffWith('collectors.view', ...permissions))
      const page = await get(`/admin/collectors/${user.id}/`)
      return page.text()
    }

    assert.notInclude(await textFor(), 'Quartz')
    const seen = await textFor('specimens.view')
    assert.include(seen, 'Quartz')
    assert.notInclude(seen, '/admin/specimens/add/')
    assert.include(await textFor('specimens.view', 'specimens.add'), '/admin/specimens/add/')
  })
})
