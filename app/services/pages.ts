import { appUrl } from '#config/app'
import db from '@adonisjs/lucid/services/db'
import type { HttpRequest } from '@adonisjs/core/http'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'

/** Pages beyond would cost the database more than anybody gets out of leafing: filters find it sooner. */
export const LAST_PAGE = 1000
export const LARGEST_PAGE = 100
const USUAL_PAGE = 50

/** Rows are counted up to here. That there are more is told faster than how many. */
export const COUNTED = 10_000

type Query = { page?: number; page_size?: number }

/** A page of the rows of a query, which says in what order, with the way to its neighbours. */
export async function pageOf<Model extends LucidModel>(
  rows: ModelQueryBuilderContract<Model, InstanceType<Model>>,
  request: HttpRequest,
  { page = 1, page_size: size = USUAL_PAGE, ...filters }: Query
) {
  const offset = (page - 1) * size
  const found = await rows
    .clone()
    .offset(offset)
    .limit(size + 1) // one more tells whether others follow
  const link = (to: number) => addressOf(request, [...Object.keys(filters), 'page_size'], to)

  return {
    rows: found.slice(0, size),
    count: await countRows(rows),
    next: found.length > size && page < LAST_PAGE ? link(page + 1) : null,
    previous: page > 1 ? link(page - 1) : null,
  }
}

/** Null when there are more than anybody counts. */
export async function countRows(rows: ModelQueryBuilderContract<LucidModel>) {
  const some = rows
    .clone()
    .clearOrder()
    .select(rows.model.primaryKey)
    .limit(COUNTED + 1)
  const [{ total }] = await db.from(some.as('some')).count('* as total')

  return Number(total) > COUNTED ? null : Number(total)
}

/** The same list at another page, with those parameters that mean something to it, as they came. */
function addressOf(request: HttpRequest, names: string[], page: number) {
  const given = request.qs()
  const parameters = new URLSearchParams({ page: String(page) })
  for (const name of names) if (name in given) parameters.set(name, given[name])

  // Spelled in one way, whichever of the two the request took
  return `${appUrl}${request.url().replace(/\/$/, '')}?${parameters}`
}
