import Group from '#models/group'
import { assertMayDeleteGroup, assertMaySaveGroup } from '#services/admin/account_rules'
import { ModelAdmin, type Writing } from '#services/admin/model_admin'
import { permissions } from '#validators/admin/group'
import type { Actor } from '#services/admin/actor'

export default class GroupAdmin extends ModelAdmin<typeof Group> {
  model = Group
  group = 'Accounts'

  listDisplay = ['name', 'permissions']
  searchFields = ['name']
  ordering = 'name'

  fieldsets = [{ fields: ['name', 'permissions'] }]
  widgets = { permissions: 'permissions' }
  rules = { permissions: permissions() }
  inlines = [{ relation: 'members', display: ['email', 'isActive', 'isStaff'] }]

  async cleanModel(group: Group, { actor }: Writing) {
    assertMaySaveGroup(actor, group)
  }

  async cleanDeletion(group: Group, actor: Actor) {
    assertMayDeleteGroup(actor, group)
  }
}
