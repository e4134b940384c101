import { type ForeignKey, foreignKeys } from '#services/admin/foreign_keys'
import { countLabelOf, labelOf } from '#services/admin/labels'
import registry from '#services/admin/registry'
import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { Actor } from '#services/admin/actor'
import type { ModelAdmin } from '#services/admin/model_admin'

const SHOWN = 10

/** Rows of one table that name a row which is going to be deleted. */
type Dependent = { label: string; count: number; titles: string[]; rule: string }

/** A query for keys: whatever hangs on them is found by the database alone. */
type Keys = DatabaseQueryBuilderContract

/** What depends on a row, and on what goes with it. */
export async function dependentsOf({ model }: ModelAdmin, key: string, actor: Actor) {
  const all = await foreignKeys()
  const found: Dependent[] = []
  const seen = new Set([model.table])

  const follow = async (table: string, keys: Keys) => {
    for (const foreignKey of all.filter(({ target }) => target === table)) {
      const dependent = await describe(foreignKey, keys, actor)
      if (!dependent.count) continue

      found.push(dependent)
      const other = registry.ofTable(foreignKey.table)?.model
      if (foreignKey.rule !== 'CASCADE' || !other || seen.has(other.table)) continue

      seen.add(other.table)
      await follow(other.table, keysIn(foreignKey, keys).select(other.primaryKey))
    }
  }

  const { table, primaryKey } = model
  await follow(table, db.from(table).where(primaryKey, key).select(primaryKey))
  return found
}

/** How many there are, and the first of them for whoever may see those. */
async function describe(foreignKey: ForeignKey, keys: Keys, actor: Actor): Promise<Dependent> {
  const { table, column, rule } = foreignKey
  const admin = registry.ofTable(table)
  const [{ total }] = await keysIn(foreignKey, keys).count('* as total')
  const count = Number(total)
  const label = admin ? countLabelOf(count, admin) : `${count} ${labelOf(table).toLowerCase()}`
  if (!count || !admin?.hasViewPermission(actor)) return { label, count, titles: [], rule }

  const rows = await admin.getQuery(actor).whereIn(column, keys).limit(SHOWN)
  return { label, count, titles: rows.map((row) => admin.titleOf(row)), rule }
}

function keysIn({ table, column }: ForeignKey, keys: Keys) {
  return db.from(table).whereIn(column, keys)
}
