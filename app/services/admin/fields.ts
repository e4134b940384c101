import {
  type ColumnInfo,
  type FieldType,
  LARGEST,
  literalOf,
  typeOf,
} from '#services/admin/column_types'
import { labelOf } from '#services/admin/labels'
import db from '@adonisjs/lucid/services/db'
import type { LucidModel, LucidRow, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { RelationshipsContract } from '@adonisjs/lucid/types/relations'

/** A column of a model: what the model says of it, and what its table does. */
export type Field = {
  /** As the model calls it, and as the table and the address bar do. */
  name: string
  column: string
  label: string
  type: FieldType
  isPrimary: boolean
  isNullable: boolean
  hasDefault: boolean
  /** The default as a form shows it, when it is no function. */
  initial?: string
  maxLength?: number
  /** Of whole numbers, the largest. */
  largest?: number
  /** For a foreign key: the relation that it stands for. */
  relation?: Relation
}

export type Relation = { name: string; model: LucidModel }

/** The columns of a model in their order. Asks the database once for each table. */
export async function fieldsOf(model: LucidModel): Promise<Field[]> {
  const query = db.connection(model.connection).knexQuery().table(model.table)
  const columns: Record<string, ColumnInfo> = await query.columnInfo() // columnsInfo() asks wrongly inside a transaction
  const references = referencesOf(model)

  return [...model.$columnsDefinitions].map(([name, { columnName, isPrimary, meta }]) => {
    const { nullable, maxLength, defaultValue, ...column } = columns[columnName]
    const relation = references.get(name)

    return {
      name,
      column: columnName,
      label: labelOf(relation?.name ?? name),
      type: meta?.type ?? typeOf(column.type, Number(maxLength)),
      isPrimary,
      isNullable: nullable,
      hasDefault: defaultValue !== null,
      initial: literalOf(defaultValue),
      maxLength: Number(maxLength) || undefined,
      largest: LARGEST[column.type],
      relation,
    }
  })
}

/** The column of the key; every model has one. */
export function primaryOf(fields: Field[]) {
  return fields.find(({ isPrimary }) => isPrimary)!
}

/** The model that made a row, which is all that makes them. */
export function modelOf(row: LucidRow) {
  return row.constructor as LucidModel
}

/** The relations of a model of one kind, ready to be asked. */
function relationsOf(model: LucidModel, ...types: RelationshipsContract['type'][]) {
  model.boot()
  const relations = [...model.$relationsDefinitions.values()]
  for (const relation of relations) relation.boot()

  return relations.filter(({ type }) => types.includes(type))
}

function referencesOf(model: LucidModel) {
  return new Map<string, Relation>(
    relationsOf(model, 'belongsTo').map((relation) => [
      (relation as { foreignKey: string } & RelationshipsContract).foreignKey, // of this kind
      { name: relation.relationName, model: relation.relatedModel() },
    ])
  )
}

export function manyToManyOf(model: LucidModel) {
  return relationsOf(model, 'manyToMany').map(({ relationName }) => relationName)
}

/** The keys of the rows on the other side of a relation, in one order. */
export async function keysOf(row: LucidRow, relation: string) {
  const related: LucidRow[] = await relatedTo(row, relation)
  return related.map((one) => String(one.$primaryKeyValue)).sort()
}

/** The rows on the other side of a relation, which only the registry knows by name. */
export function relatedTo(row: LucidRow, name: string): ModelQueryBuilderContract<LucidModel> {
  const client = row.related(name as never) as { query(): ModelQueryBuilderContract<LucidModel> }
  return client.query()
}
