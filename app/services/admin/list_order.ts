import { primaryOf } from '#services/admin/fields'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Field } from '#services/admin/fields'
import type { ListQuery } from '#services/admin/list_query'

type Query = ModelQueryBuilderContract<LucidModel>
type Order = { field: Field; direction: 'asc' | 'desc' }

/** By which column a list is ordered, and which way round; only its own can be asked for. */
export function orderOf({ admin, columns, fields, parameters }: ListQuery): Order {
  const listed = columns.flatMap(({ field }) => field ?? [])
  const order = parameters.get('order')
  const asked = listed.find(({ column }) => column === nameIn(order))
  if (asked) return { field: asked, direction: directionIn(order) }

  const usual = fields.find(({ name }) => name === nameIn(admin.ordering)) ?? primaryOf(fields)
  return { field: usual, direction: directionIn(admin.ordering || '-') }
}

/** Equal rows follow their keys, so that no page repeats or leaves out one; what is empty comes last. */
export function inOrder(list: ListQuery, query: Query) {
  const { field, direction } = orderOf(list)
  const empty = field.isNullable ? ' NULLS LAST' : ''

  return query
    .orderByRaw(`?? ${direction}${empty}`, [field.column])
    .orderBy(primaryOf(list.fields).column, direction)
}

function nameIn(order: string) {
  return order.replace(/^-/, '')
}

function directionIn(order: string) {
  return order.startsWith('-') ? 'desc' : 'asc'
}
