import { addressOf, cellOf } from '#services/admin/cells'
import { relatedTo } from '#services/admin/fields'
import { labelOf } from '#services/admin/labels'
import registry from '#services/admin/registry'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { RelationshipsContract } from '@adonisjs/lucid/types/relations'
import type { Actor } from '#services/admin/actor'
import type { Inline, ModelAdmin } from '#services/admin/model_admin'

const SHOWN = 10

type Shown = Inline & { label: string; other: ModelAdmin; contract: RelationshipsContract }

/** Rows of other models that belong to this one, the latest first, as tables below its form. */
export function inlinesOf({ inlines, labels, model }: ModelAdmin, row: LucidRow, actor: Actor) {
  const shown = inlines.flatMap((inline): Shown[] => {
    const contract = model.$getRelation(inline.relation)
    const other = registry.of(contract.relatedModel())
    const label = labels[inline.relation] ?? labelOf(inline.relation)

    return other?.hasViewPermission(actor) ? [{ ...inline, label, other, contract }] : []
  })

  return Promise.all(shown.map((inline) => tableOf(row, inline, actor)))
}

async function tableOf(
  row: LucidRow,
  { relation, display, label, ...inline }: Shown,
  actor: Actor
) {
  const { other, contract } = inline
  const key = `${other.model.table}.${other.model.primaryKey}`
  const rows: LucidRow[] = await relatedTo(row, relation)
    .whereIn(key, other.getQuery(actor).select(key))
    .orderBy(key, 'desc')
    .limit(SHOWN)

  return {
    slug: other.slug,
    label,
    addHref: other.hasAddPermission(actor) ? addressToAdd(other, contract, row) : undefined,
    headings: display.map((column) => ({ label: other.labels[column] ?? labelOf(column) })),
    rows: rows.map((one) => ({
      id: String(one.$primaryKeyValue),
      title: other.titleOf(one),
      href: addressOf(other, one),
      cells: display.map((column) => cellOf(other, one, column, actor)),
    })),
  }
}

/** The form for another one, which belongs to this row already; across a third table there is none. */
function addressToAdd({ slug, model }: ModelAdmin, contract: RelationshipsContract, row: LucidRow) {
  if (contract.type !== 'hasMany' && contract.type !== 'hasOne') return undefined

  const { columnName } = model.$getColumn(contract.foreignKey)!
  return `/admin/${slug}/add/?${columnName}=${encodeURIComponent(String(row.$primaryKeyValue))}`
}
