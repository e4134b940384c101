import { boolean, json, timestamp } from '#database/columns'
import User from '#models/user'
import { ModelAdmin } from '#services/admin/model_admin'
import registry from '#services/admin/registry'
import { BaseModel, beforeCreate, belongsTo, column } from '@adonisjs/lucid/orm'
import db from '@adonisjs/lucid/services/db'
import { v7 as uuid } from 'uuid'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { Group } from '@japa/runner/core'
import type { DateTime } from 'luxon'

export const KINDS = ['mineral', 'plant'] as const

/** A model with a column of each type that a form knows. */
export class Specimen extends BaseModel {
  static table = 'specimens'
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true })
  declare id: string
  @column()
  declare name: string
  @column()
  declare note: string | null
  @column()
  declare kind: (typeof KINDS)[number]
  @column()
  declare amount: number
  @column()
  declare weight: number | null
  @column()
  declare code: string | null
  @boolean()
  declare isFresh: boolean
  @column.date()
  declare foundOn: DateTime | null
  @timestamp()
  declare foundAt: DateTime | null
  @json()
  declare details: object | null
  @column()
  declare ownerId: string | null
  @column()
  declare keeperId: string | null

  @belongsTo(() => User, { foreignKey: 'ownerId' })
  declare owner: BelongsTo<typeof User>
  @belongsTo(() => User, { foreignKey: 'keeperId' })
  declare keeper: BelongsTo<typeof User>

  @beforeCreate()
  static assignId(specimen: Specimen) {
    specimen.id ??= uuid()
    specimen.kind ??= 'plant'
    specimen.amount ??= 0
    specimen.isFresh ??= false
  }
}

export class SpecimenAdmin extends ModelAdmin<typeof Specimen> {
  model = Specimen
  searchFields = ['name']
  listDisplay = ['name', 'note', 'foundOn', 'owner', 'details']
  listFilter = ['foundOn', 'foundAt']
  dateHierarchy = 'foundOn'
  choices = { kind: KINDS }
}

/** Each test of the group has the table, and pages for it. */
export function withSpecimens(group: Group) {
  group.each.setup(async () => {
    await createTable()
    const takeBack = registry.register(new SpecimenAdmin())

    return () => void takeBack()
  })
}

/** It goes with the transaction of the test. */
async function createTable() {
  await db.connection().schema.createTable('specimens', (table) => {
    table.uuid('id').primary()
    table.string('name', 40).notNullable().unique()
    table.text('note').nullable()
    table.string('kind', 20).notNullable().defaultTo('plant')
    table.integer('amount').notNullable().defaultTo(0)
    table.double('weight').nullable()
    table.uuid('code').nullable()
    table.boolean('is_fresh').notNullable().defaultTo(false)
    table.date('found_on').nullable()
    table.timestamp('found_at').nullable()
    table.json('details').nullable()
    table.uuid('owner_id').nullable().references('users.id').onDelete('SET NULL')
    table.uuid('keeper_id').nullable().references('users.id').onDelete('RESTRICT')
  })
}
