import { DateHierarchy } from '#services/admin/date_hierarchy'
import { applyFilter, type Filter, filtersOf } from '#services/admin/filters'
import { columnsOf, type ListColumn } from '#services/admin/list_columns'
import { inOrder } from '#services/admin/list_order'
import { ListParameters } from '#services/admin/list_parameters'
import { search } from '#services/admin/search'
import { countRows, LAST_PAGE } from '#services/pages'
import type { HttpRequest } from '@adonisjs/core/http'
import type { LucidModel, LucidRow, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { Field } from '#services/admin/fields'
import type { ModelAdmin } from '#services/admin/model_admin'

type Query = ModelQueryBuilderContract<LucidModel>
type Page = { rows: LucidRow[]; hasNext: boolean }

/** The rows that the address of a list asks for. */
export class ListQuery {
  readonly columns: ListColumn[]
  readonly filters: Filter[]
  readonly dates?: DateHierarchy

  private constructor(
    readonly admin: ModelAdmin,
    readonly fields: Field[],
    readonly parameters: ListParameters,
    readonly actor: Actor
  ) {
    this.columns = columnsOf(admin, fields)
    this.filters = filtersOf(admin, fields)
    const time = fields.find(({ name }) => name === admin.dateHierarchy)
    if (time) this.dates = new DateHierarchy(time, parameters)
  }

  /** @throws E_VALIDATION_ERROR for a page that is none, or a search that is too long */
  static async of(request: HttpRequest, admin: ModelAdmin, actor: Actor) {
    const parameters = await ListParameters.of(request, admin)
    return new ListQuery(admin, await admin.fields(), parameters, actor)
  }

  /** All of them, in no order. */
  matching(): Query {
    const query = this.admin.getQuery(this.actor)

    for (const filter of this.filters) {
      applyFilter(query, filter, this.parameters.get(filter.parameter))
    }
    this.dates?.apply(query)
    search(query, this, this.parameters.q)
    return query
  }

  /**
   * Those of the page, and whether there is another one. The page is found by
   * keys alone, which an index can do; only then are rows read.
   */
  async page(): Promise<Page> {
    const { listPerPage, model } = this.admin
    const { page } = this.parameters
    const keys = inOrder(this, this.matching().select(model.primaryKey))
      .offset((page - 1) * listPerPage)
      .limit(listPerPage + 1)

    const rows: LucidRow[] = await inOrder(
      this,
      this.#withRelations(model.query().whereIn(model.primaryKey, keys))
    )
    const hasNext = rows.length > listPerPage && page < LAST_PAGE

    return { rows: rows.slice(0, listPerPage), hasNext }
  }

  /** How many there are; null when there are more than anybody counts. A list of one page needs no counting. */
  async count({ rows, hasNext }: Page) {
    if (this.parameters.page === 1 && !hasNext) return rows.length

    return countRows(this.matching())
  }

  /** What columns show of other models, in one query for each relation. */
  #withRelations(query: Query) {
    const shown = this.columns.flatMap(({ field }) => field?.relation?.name ?? [])
    const names = new Set([...shown, ...this.admin.listSelectRelated])
    for (const name of names) query.preload(name as never)

    return query
  }
}
