import type BetterSqlite from 'better-sqlite3'

/**
 * Sets up a connection of the pool.
 *
 * Knex opens every transaction with a plain BEGIN, which takes the write lock
 * only at the first write; two of them that read first and write later end in
 * SQLITE_BUSY at once, whatever the timeout. BEGIN IMMEDIATE waits its turn.
 */
export function prepareSqliteConnection(
  connection: BetterSqlite.Database,
  done: (error: Error | null, connection: BetterSqlite.Database) => void
) {
  connection.pragma('journal_mode = WAL')
  connection.pragma('busy_timeout = 5000')
  connection.pragma('foreign_keys = ON')
  connection.pragma('synchronous = NORMAL')

  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((sql: string) =>
    prepare(sql === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : sql)) as typeof connection.prepare // generic in its bindings

  done(null, connection)
}
