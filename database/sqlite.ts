import { accessSync, constants } from 'node:fs'
import type BetterSqlite from 'better-sqlite3'

/** How often a database that may only be read is looked at, to see whether it may be written again. */
const LOOK_EVERY_MILLISECONDS = 1000

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
  if (!isWritable(connection)) retireOnceWritable(connection)

  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((sql: string) =>
    prepare(sql === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : sql)) as typeof connection.prepare // generic in its bindings

  done(null, connection)
}

/** Whether the pool is about to replace the connection. */
export function isRetired(connection: BetterSqlite.Database) {
  return '__knex__disposed' in connection
}

/**
 * A file that may only be read is opened for reading, and that connection never
 * writes, whoever mends the file. Knex makes another in the place of one that
 * has this member.
 */
function retireOnceWritable(connection: BetterSqlite.Database) {
  const timer = setInterval(() => {
    if (!isWritable(connection)) return

    clearInterval(timer)
    Object.assign(connection, { __knex__disposed: 'the database may be written again' })
  }, LOOK_EVERY_MILLISECONDS)
  timer.unref()
}

function isWritable({ memory, name }: BetterSqlite.Database) {
  try {
    if (!memory) accessSync(name, constants.W_OK)
    return true
  } catch {
    return false
  }
}
