import { isPostgres } from '#config/database'
import db from '@adonisjs/lucid/services/db'

/** A column that names rows of another table, and what becomes of its rows when those are deleted. */
export type ForeignKey = { target: string; table: string; column: string; rule: string }

const QUERIES = {
  postgres: `
    SELECT target.relname AS target, origin.relname AS "table", attname AS "column",
           CASE confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'RESTRICT' END AS rule
      FROM pg_constraint
      JOIN pg_class target ON target.oid = confrelid
      JOIN pg_class origin ON origin.oid = conrelid
      JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
     WHERE contype = 'f' AND pg_table_is_visible(conrelid)`,
  sqlite: `
    SELECT keys."table" AS target, origin.name AS "table", keys."from" AS "column", on_delete AS rule
      FROM sqlite_master origin, pragma_foreign_key_list(origin.name) keys
     WHERE origin.type = 'table'`,
}

/** All of the database: it knows better than models, which need not declare each relation. */
export async function foreignKeys(): Promise<ForeignKey[]> {
  if (!isPostgres) return db.rawQuery(QUERIES.sqlite)

  const { rows } = await db.rawQuery(QUERIES.postgres)
  return rows
}
