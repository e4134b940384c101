import { actionsFor } from '#services/admin/actions'
import { addressOf, cellOf } from '#services/admin/cells'
import { countLabelOf } from '#services/admin/labels'
import { type ListColumn, shownColumns } from '#services/admin/list_columns'
import { orderOf } from '#services/admin/list_order'
import { ListQuery } from '#services/admin/list_query'
import { optionsAddress } from '#services/admin/relation_options'
import { COUNTED, LAST_PAGE } from '#services/pages'
import type { HttpContext } from '@adonisjs/core/http'
import type { Actor } from '#services/admin/actor'
import type { Filter } from '#services/admin/filters'
import type { ListParameters } from '#services/admin/list_parameters'
import type { ModelAdmin } from '#services/admin/model_admin'

/** Everything that the page of a list shows. */
export async function listPage(ctx: HttpContext, admin: ModelAdmin, actor: Actor) {
  const list = await ListQuery.of(ctx.request, admin, actor)
  const page = await list.page()
  const count = await list.count(page)
  const shown = shownColumns(list, ctx)

  return {
    admin,
    parameters: list.parameters,
    dates: await list.dates?.links(admin.getQuery(actor)),
    columns: list.columns.map((column) => ({ ...column, isShown: shown.includes(column) })),
    countLabel:
      count === null ? `More than ${countLabelOf(COUNTED, admin)}` : countLabelOf(count, admin),
    headings: shown.map((column) => headingOf(list, column)),
    rows: page.rows.map((row) => ({
      id: String(row.$primaryKeyValue),
      title: admin.titleOf(row),
      href: addressOf(admin, row),
      cells: shown.map(({ name }) => cellOf(admin, row, name, actor)),
    })),
    filters: list.filters.map((filter) => panelOf(filter, list.parameters)),
    pages: pagesOf(list, page.hasNext, count),
    actions: actionsFor(admin, actor),
    canAdd: admin.hasAddPermission(actor),
  }
}

/** Where a click on the heading of a column leads: to its order, and back. */
function headingOf(list: ListQuery, { label, field }: ListColumn) {
  if (!field) return { label }

  const order = orderOf(list)
  const isSorted = order.field === field
  const isAscending = isSorted && order.direction === 'asc'
  const href = list.parameters.with({ order: `${isAscending ? '-' : ''}${field.column}` })

  return { label, href, sorted: isSorted ? `${order.direction}ending` : undefined }
}

/** A relation has no choices to click on: its rows are looked for. */
function panelOf({ label, parameter, choices, reference }: Filter, parameters: ListParameters) {
  const value = parameters.get(parameter)
  const offered = Object.entries(choices).map(([key, choice]) => [key, choice.label])

  return {
    label,
    parameter,
    value,
    options: reference && optionsAddress(reference.relation),
    isActive: value !== '',
    choices: [['', 'All'], ...offered].map(([key, text]) => ({
      label: text,
      href: parameters.with({ [parameter]: key }),
      isChosen: value === key,
    })),
  }
}

function pagesOf({ admin, parameters }: ListQuery, hasNext: boolean, count: number | null) {
  const { page } = parameters
  const to = (number: number) => parameters.with({ page: number })

  return {
    page,
    last: count === null ? null : Math.ceil(count / admin.listPerPage),
    isCutOff: !hasNext && page === LAST_PAGE,
    previous: page > 1 ? to(page - 1) : undefined,
    next: hasNext ? to(page + 1) : undefined,
  }
}
