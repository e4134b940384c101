import { createHash } from 'node:crypto'
import ValidationFailedException, {
  type FieldErrors,
} from '#exceptions/validation_failed_exception'
import { type Field, keysOf, manyToManyOf } from '#services/admin/fields'
import { type FormInput, fromInput, toInput } from '#services/admin/form_input'
import { readRelated, resolveReferences } from '#services/admin/form_relations'
import { rulesOf } from '#services/admin/form_rules'
import { errors as vineErrors } from '@vinejs/vine'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { ModelAdmin } from '#services/admin/model_admin'

/** What a form changes: attributes by name, and the keys of related rows by relation. */
export type Values = { attributes: Record<string, unknown>; related: Record<string, string[]> }

/** The form of a model: what it takes of all that it shows. Whatever else is sent is left alone. */
export class Form {
  readonly #related: string[]

  private constructor(
    readonly admin: ModelAdmin,
    readonly actor: Actor,
    readonly fields: Field[]
  ) {
    this.#related = manyToManyOf(admin.model)
  }

  static async of(admin: ModelAdmin, actor: Actor) {
    return new Form(admin, actor, await admin.fields())
  }

  get fieldsets() {
    if (this.admin.fieldsets.length) return this.admin.fieldsets

    const names = this.fields.filter(({ isPrimary }) => !isPrimary).map(({ name }) => name)
    return [{ fields: [...names, ...this.#related] }]
  }

  isReadonly(name: string) {
    return this.admin.readonlyFields.includes(name) || !(this.field(name) || this.isRelated(name))
  }

  isRelated(name: string) {
    return this.#related.includes(name)
  }

  field(name: string) {
    return this.fields.find((field) => field.name === name || field.relation?.name === name)
  }

  /** The defaults of the table, as if somebody had entered them. */
  get initial(): FormInput {
    return Object.fromEntries(this.fields.map(({ column, initial }) => [column, initial ?? '']))
  }

  /** @throws ValidationFailedException with the messages by column */
  async read(input: FormInput): Promise<Values> {
    const { fields, related } = this.#writable
    const columns = await this.#validate(fields, input)
    await resolveReferences(this, fields, columns)

    const given = fields.filter(({ column }) => columns[column] !== undefined)
    const values: Values = {
      attributes: Object.fromEntries(given.map(({ name, column }) => [name, columns[column]])),
      related: {},
    }
    for (const name of related) values.related[name] = await readRelated(this, name, input)
    return values
  }

  /** Changes whenever something that this form can change does, whoever changed it. */
  async versionOf(row: LucidRow) {
    const { fields, related } = this.#writable
    const values = fields.map((field) => toInput(row.$attributes[field.name], field))
    const keys = await Promise.all(related.map((relation) => keysOf(row, relation)))

    return createHash('sha256')
      .update(JSON.stringify([values, keys]))
      .digest('base64url')
  }

  get #writable() {
    const names = this.fieldsets.flatMap(({ fields }) => fields)
    const writable = names.filter((name) => !this.isReadonly(name))

    return {
      fields: writable.map((name) => this.field(name)).filter((field) => field !== undefined),
      related: writable.filter((name) => this.isRelated(name)),
    }
  }

  async #validate(fields: Field[], input: FormInput) {
    const { rules } = this.admin
    const values = fields.map((field) => [
      field.column,
      rules[field.name] ? input[field.column] : fromInput(input, field),
    ])
    try {
      const columns: Record<string, unknown> = Object.fromEntries(values)
      return await rulesOf(this.admin, fields).validate(columns)
    } catch (error) {
      if (error instanceof vineErrors.E_VALIDATION_ERROR) throw toFailure(error.messages)
      throw error
    }
  }
}

/** By column: the members of a list have their messages at the list. */
function toFailure(messages: { field: string; message: string }[]) {
  const errors: FieldErrors = {}
  for (const { field, message } of messages) (errors[field.split('.')[0]] ??= []).push(message)

  return new ValidationFailedException(errors)
}
