import { toColumn } from '#services/admin/column_types'
import { DateTime } from 'luxon'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Field } from '#services/admin/fields'
import type { ListParameters } from '#services/admin/list_parameters'

type Query = ModelQueryBuilderContract<LucidModel>

const UNITS = ['year', 'month', 'day'] as const
const FORMATS = ['yyyy', 'LLLL', 'd LLLL']
const MOST_LINKS = 50

/** What comes after it has five digits, which no database reads. */
const LAST_YEAR = 9998

/** The way through a list by the years, months and days of a time: ?year=2026&month=3. */
export class DateHierarchy {
  #chosen: number[]

  constructor(
    readonly field: Field,
    readonly parameters: ListParameters
  ) {
    const values = UNITS.map((unit) => Number(parameters.get(unit)))
    const end = values.findIndex((value) => !value)
    this.#chosen = end < 0 ? values : values.slice(0, end)

    const { isValid, year } = this.#start
    if (!isValid || year < 1 || year > LAST_YEAR) this.#chosen = [] // there is no 31 February
  }

  apply(query: Query) {
    if (!this.#chosen.length) return
    const { column, type } = this.field
    const end = this.#start.plus({ [UNITS[this.#chosen.length - 1]]: 1 })

    query.where(column, '>=', toColumn(this.#start, type)).where(column, '<', toColumn(end, type))
  }

  /** The steps that were taken, and those that can be taken from there. */
  async links(query: Query) {
    const taken = this.#chosen.map((_, depth) => this.#link(this.#start, depth))
    if (taken.length === UNITS.length) return { taken, next: [] }

    this.apply(query)
    return { taken, next: await this.#next(query, taken.length) }
  }

  async #next(query: Query, depth: number) {
    const first = await this.#end(query, 'asc')
    const last = await this.#end(query, 'desc')
    if (!first || !last) return []

    const links = []
    const unit = UNITS[depth]
    for (let time = first.startOf(unit); time <= last; time = time.plus({ [unit]: 1 })) {
      links.push(this.#link(time, depth))
    }
    return links.slice(-MOST_LINKS)
  }

  /** The first or the last time that there is: each at an end of an index. */
  async #end(query: Query, order: 'asc' | 'desc') {
    const { name, column } = this.field
    const row = await query
      .clone()
      .select(column)
      .whereNotNull(column)
      .orderBy(column, order)
      .first()

    return row?.$attributes[name] as DateTime | undefined
  }

  #link(time: DateTime, depth: number) {
    const values = UNITS.map((unit, index) => [unit, index <= depth ? time[unit] : ''])
    return {
      label: time.toFormat(FORMATS[depth]),
      href: this.parameters.with(Object.fromEntries(values)),
    }
  }

  get #start() {
    const [year = 1, month = 1, day = 1] = this.#chosen
    return DateTime.utc(year, month, day)
  }
}
