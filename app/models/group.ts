import { GroupSchema } from '#database/schema'
import User from '#models/user'
import { beforeCreate, manyToMany } from '@adonisjs/lucid/orm'
import { v7 as uuid } from 'uuid'
import type { ManyToMany } from '@adonisjs/lucid/types/relations'

/** Permissions under a name, such as `users.change`. Its members, if they are staff, have them all. */
export default class Group extends GroupSchema {
  static selfAssignPrimaryKey = true

  @manyToMany(() => User, { pivotTable: 'group_members' })
  declare members: ManyToMany<typeof User>

  @beforeCreate()
  static fillIn(group: Group) {
    group.id ??= uuid()
    group.permissions ??= []
  }
}
