import { isRetired } from '#database/sqlite'
import db from '@adonisjs/lucid/services/db'
import type BetterSqlite from 'better-sqlite3'
import type { Client } from 'pg'

/**
 * The one connection that a pool has for SQLite. It answers before anybody else
 * gets a turn, so unless it is in a transaction there is nothing to wait for.
 */
const sqliteConnections = new WeakMap<object, BetterSqlite.Database>()

const isFree = (connection: BetterSqlite.Database) =>
  connection.open && !connection.inTransaction && !isRetired(connection)

const isSqlite = (connection: object): connection is BetterSqlite.Database =>
  'prepare' in connection

/**
 * A statement that each connection parses once. Knex would build and prepare it
 * anew each time, and Lucid make models of the rows; this takes a connection of
 * the same pool, or of the transaction around everything, and asks the driver.
 */
export class PreparedQuery<Row extends object = Record<string, unknown>> {
  #sqlite: string
  #postgres: { name: string; text: string }
  #statements = new WeakMap<BetterSqlite.Database, BetterSqlite.Statement>()

  /** The name is known to PostgreSQL, the values stand as "?". */
  constructor(name: string, text: string) {
    let position = 0
    this.#sqlite = text
    this.#postgres = { name, text: text.replaceAll('?', () => `$${++position}`) }
  }

  /** The first row that was found, or written and returned; null when there is none. */
  async first(values: string[]): Promise<Row | null> {
    const { client } = db.connection().getWriteClient() // a replica may be behind
    const sqlite = sqliteConnections.get(client)
    if (sqlite && isFree(sqlite)) return this.#ask(sqlite, values)

    const connection: BetterSqlite.Database | Client = await client.acquireConnection()
    try {
      if (isSqlite(connection)) {
        sqliteConnections.set(client, connection)
        return this.#ask(connection, values)
      }

      const { rows } = await connection.query<Row>({ ...this.#postgres, values })
      return rows[0] ?? null
    } finally {
      await client.releaseConnection(connection)
    }
  }

  /** To the end, and not get(): an UPDATE commits after its last row, and a full disk would go unheard. */
  #ask(connection: BetterSqlite.Database, values: string[]) {
    const [row] = this.#statementOf(connection).all(values)
    return (row as Row | undefined) ?? null // as the text says
  }

  #statementOf(connection: BetterSqlite.Database) {
    const known = this.#statements.get(connection)
    if (known) return known

    const statement = connection.prepare(this.#sqlite)
    this.#statements.set(connection, statement)
    return statement
  }
}
