import { isPostgres } from '#config/database'
import { primaryOf } from '#services/admin/fields'
import { isKey, toKey } from '#services/admin/keys'
import { normalizeEmail } from '#services/email_address'
import { containing } from '#services/like'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Field } from '#services/admin/fields'
import type { ModelAdmin } from '#services/admin/model_admin'

type Query = ModelQueryBuilderContract<LucidModel>

const MOST_WORDS = 10

/** An index of trigrams finds a shorter text only where a word begins; the whole table would have to be read. */
const TRIGRAM = 3

/** Rows that hold each word of a text in one of the searched columns, in any case; or the one with this key. */
export function search(
  query: Query,
  { admin, fields }: { admin: ModelAdmin; fields: Field[] },
  text: string
) {
  const { type } = primaryOf(fields)
  const columns = admin.searchFields.map((name) => admin.model.$getColumn(name)!.columnName)
  if (!columns.length) return

  for (const word of text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)) {
    query.where((either) => {
      whereContains(either, columns, word)
      if (isKey(word, type)) either.orWhere(admin.model.primaryKey, toKey(word, type))
    })
  }
}

/**
 * The columns are looked through as one text, which on PostgreSQL one index
 * serves: see database/migrations/0032_add_indexes_for_admin_lists.ts. A whole
 * address is looked for as it is stored.
 */
function whereContains(query: Query, columns: string[], text: string) {
  const word = normalizeEmail(text) ?? text.normalize('NFC')
  const searched = columns.map(() => `' ' || coalesce(??, '')`).join(' || ')
  const like = isPostgres ? 'ILIKE' : 'LIKE' // SQLite's knows no case
  const start = [...word].length < TRIGRAM ? '% ' : '%'

  query.whereRaw(`(${searched}) ${like} ? ESCAPE '!'`, [...columns, containing(word, start)])
}
