import { labelOf } from '#services/admin/labels'
import type { HttpContext } from '@adonisjs/core/http'
import type { Field } from '#services/admin/fields'
import type { ListQuery } from '#services/admin/list_query'
import type { ModelAdmin } from '#services/admin/model_admin'

/** A column of a list; with a field when the table has it, so that it can be sorted by. */
export type ListColumn = { name: string; label: string; field?: Field }

const SEPARATOR = '.'

/** Read as it was sent: AdonisJS's own decoding throws at what it did not encode. */
const COOKIE = { encode: false, maxAge: '365 days', path: '/admin', sameSite: 'lax' } as const

/** What the list has, whether it is shown or not. */
export function columnsOf(admin: ModelAdmin, fields: Field[]): ListColumn[] {
  const names = admin.listDisplay.length ? admin.listDisplay : fields.map(({ name }) => name)

  return names.map((name) => {
    const field = fields.find((one) => one.name === name || one.relation?.name === name)
    return { name, label: admin.labels[name] ?? field?.label ?? labelOf(name), field }
  })
}

/** The columns that somebody wants to see: those in the address, which a cookie remembers; else all. */
export function shownColumns({ admin, columns, parameters }: ListQuery, ctx: HttpContext) {
  const cookie = `admin_columns_${admin.slug}`
  const asked = choose(columns, parameters.query.getAll('columns'))
  if (asked.length) {
    const names = asked.map(({ name }) => name)
    ctx.response.plainCookie(cookie, names.join(SEPARATOR), COOKIE)
    return asked
  }

  const names = String(ctx.request.plainCookie(cookie, { encoded: false }))
  const remembered = choose(columns, names.split(SEPARATOR))
  return remembered.length ? remembered : columns
}

function choose(columns: ListColumn[], names: string[]) {
  return columns.filter(({ name }) => names.includes(name))
}
