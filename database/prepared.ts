import db from '@adonisjs/lucid/services/db'
import type BetterSqlite from 'better-sqlite3'
import type { Client } from 'pg'

/**
 * A query that each connection parses once. Knex would build and prepare it
 * anew each time, and Lucid make models of the rows; this takes a connection of
 * the same pool, or of the transaction around everything, and asks the driver.
 */
export class PreparedQuery<Row> {
  #sqlite: string
  #postgres: { name: string; text: string }
  #statements = new WeakMap<BetterSqlite.Database, BetterSqlite.Statement>()

  /** The name is known to PostgreSQL, the values stand as "?". */
  constructor(name: string, text: string) {
    let position = 0
    this.#sqlite = text
    this.#postgres = { name, text: text.replaceAll('?', () => `$${++position}`) }
  }

  /** The first row that was found; undefined when there is none. */
  async first(values: string[]): Promise<Row | undefined> {
    const { client } = db.connection().getReadClient()
    const connection: BetterSqlite.Database | Client = await client.acquireConnection()

    try {
      if ('prepare' in connection) return this.#statementOf(connection).get(values) as Row // as the text says
      const { rows } = await connection.query({ ...this.#postgres, values })
      return rows[0]
    } finally {
      await client.releaseConnection(connection)
    }
  }

  #statementOf(connection: BetterSqlite.Database) {
    const known = this.#statements.get(connection)
    if (known) return known

    const statement = connection.prepare(this.#sqlite)
    this.#statements.set(connection, statement)
    return statement
  }
}
