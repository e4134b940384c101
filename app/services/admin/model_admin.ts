import { type Field, fieldsOf } from '#services/admin/fields'
import { labelOf } from '#services/admin/labels'
import { type VERBS } from '#services/admin/rights'
import string from '@adonisjs/core/helpers/string'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { LucidModel, LucidRow, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { SchemaTypes } from '@vinejs/vine/types'
import type { Actor } from '#services/admin/actor'

type Verb = (typeof VERBS)[number]
type ManyToManyClient = { sync(keys: string[]): Promise<void> }

/** Who writes, and in which transaction. */
export type Writing = { actor: Actor; client: TransactionClientContract }

/** Fields of a form that belong together. */
export type Fieldset = { title?: string; description?: string; fields: string[] }

/** Something to be done to rows that were chosen in a list, or to the one of a form. */
export type Action<Row extends LucidRow> = {
  name: string
  label: string
  /** Asked before it is done; `isDanger` makes the button red. */
  question: string
  isDanger?: boolean
  /** The verb that one needs the right to; `change` when nothing is said. */
  verb?: Verb
  /** What it changes of the row itself is saved, and noted, after it. */
  run(row: Row, writing: Writing): unknown
}

/** Rows of another model that belong to the one of a form. */
export type Inline = { relation: string; display: string[] }

/**
 * What the admin site knows of a model. A subclass in app/admin/ names the model
 * and changes what it wants otherwise; the words are those of Django's ModelAdmin.
 */
export abstract class ModelAdmin<Model extends LucidModel = LucidModel> {
  abstract model: Model

  /** The heading under which the index shows it. */
  group = 'Content'

  /** Columns of the list: names of columns, relations, getters, or of methods of this class. */
  listDisplay: string[] = []

  /** What the panel beside the list offers: booleans, dates, times, relations, and columns with choices. */
  listFilter: string[] = []

  /** Columns that a search looks into. The first one also finds a row by its exact text. */
  searchFields: string[] = []

  /** A column, with "-" before it for the other way round. Rows that are equal follow their keys. */
  ordering = ''

  listPerPage = 50

  /** Relations that a list loads with its rows; those of listDisplay are known. */
  listSelectRelated: string[] = []

  /** A time whose years, months and days lead through the list. */
  dateHierarchy?: string

  /** Fields that a form shows and never takes. */
  readonlyFields: string[] = []

  /** Columns that nobody sees: they are in no list, form, file or history. */
  exclude: string[] = []

  /** The form; without them all fields that are not excluded, in one. */
  fieldsets: Fieldset[] = []

  inlines: Inline[] = []

  actions: Action<InstanceType<Model>>[] = []

  /** The values that a text may have. */
  choices: Record<string, readonly string[]> = {}

  /** Which component of resources/views/components/admin/widgets/ shows a field; else its type decides. */
  widgets: Record<string, string> = {}

  /** Labels other than those made of the names. */
  labels: Record<string, string> = {}

  /** What the form takes for a field, instead of what its column does. */
  rules: Record<string, SchemaTypes> = {}

  #fields?: Promise<Field[]>

  /** In addresses and permissions. */
  get slug(): string {
    return this.model.table
  }

  /** One of them, and many, as people say. */
  get label() {
    return labelOf(this.model.name)
  }

  get labelPlural() {
    return string.plural(this.label)
  }

  /** The text by which people know a row. */
  titleOf(row: InstanceType<Model>): string {
    const [name = this.model.primaryKey] = [...this.searchFields, ...this.listDisplay]
    return String(row[name as keyof typeof row] ?? row.$primaryKeyValue)
  }

  /** The columns of the table, without those that nobody sees. */
  async fields() {
    this.#fields ??= fieldsOf(this.model)
    this.#fields.catch(() => (this.#fields = undefined)) // the database may be away for a while
    const fields = await this.#fields

    return fields
      .filter(({ name }) => !this.exclude.includes(name))
      .map((field) => ({ ...field, label: this.labels[field.name] ?? field.label }))
  }

  /** The rows that the site knows of: a subclass narrows them. */
  getQuery(_actor: Actor): ModelQueryBuilderContract<Model> {
    return this.model.query()
  }

  /** The row that is going to be written, so that nobody else writes it meanwhile. */
  async lock(id: string, { actor, client }: Writing): Promise<InstanceType<Model>> {
    const query = this.getQuery(actor).useTransaction(client).forUpdate()
    return query.where(this.model.primaryKey, id).firstOrFail()
  }

  /** Judges a row that is going to be written, and completes it; it throws what speaks against it. */
  async cleanModel(_row: InstanceType<Model>, _writing: Writing): Promise<void> {}

  /** Writes a row that was made or changed, in the transaction that it was given. */
  async saveModel(row: InstanceType<Model>, _writing: Writing): Promise<void> {
    await row.save()
  }

  /** Makes these the rows of a many-to-many relation. */
  async saveRelated(
    row: InstanceType<Model>,
    relation: string,
    keys: string[],
    _writing: Writing
  ): Promise<void> {
    const related = row.related(relation as never) as ManyToManyClient
    await related.sync(keys)
  }

  /** Judges whether a row may go, for the page that asks and before it goes; it throws what speaks against it. */
  async cleanDeletion(_row: InstanceType<Model>, _actor: Actor): Promise<void> {}

  async deleteModel(row: InstanceType<Model>, _writing: Writing): Promise<void> {
    await row.delete()
  }

  hasViewPermission(actor: Actor) {
    return this.#may(actor, 'view') || this.#may(actor, 'change')
  }

  hasAddPermission(actor: Actor) {
    return this.#may(actor, 'add')
  }

  hasChangePermission(actor: Actor, _row?: InstanceType<Model>) {
    return this.#may(actor, 'change')
  }

  hasDeletePermission(actor: Actor, _row?: InstanceType<Model>) {
    return this.#may(actor, 'delete')
  }

  #may({ rights }: Actor, verb: Verb) {
    return rights.has(`${this.slug}.${verb}`)
  }
}
