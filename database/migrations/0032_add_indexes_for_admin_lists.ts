import { BaseSchema } from '@adonisjs/lucid/schema'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The columns that a search for users looks through, as one text. */
const SEARCHED = ['email', 'first_name', 'last_name']
  .map((column) => `' ' || coalesce(${column}, '')`)
  .join(' || ')

/**
 * What keeps the lists of the admin site fast at a million rows: the order in
 * which they are shown first, the rare values of their filters, and on PostgreSQL
 * the trigrams of what a search looks through: see search.ts and account_list.ts
 * in app/services/admin/.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('users', (table) => table.index(['date_joined', 'id']))
    this.schema.alterTable('users', (table) => table.index(['email_verified_at', 'id']))
    this.schema.alterTable('sessions', (table) => table.index(['created_at', 'id']))
    this.schema.alterTable('outgoing_mails', (table) => table.index(['created_at', 'id']))
    this.schema.raw('CREATE INDEX users_staff ON users (date_joined, id) WHERE is_staff')
    this.schema.raw('CREATE INDEX users_disabled ON users (date_joined, id) WHERE NOT is_active')

    if (this.db.dialect.name === 'postgres') this.defer((db) => this.#addTrigrams(db))
  }

  async down() {
    this.schema.raw('DROP INDEX IF EXISTS users_searched')
    this.schema.raw('DROP INDEX users_disabled')
    this.schema.raw('DROP INDEX users_staff')
    this.schema.alterTable('outgoing_mails', (table) => table.dropIndex(['created_at', 'id']))
    this.schema.alterTable('sessions', (table) => table.dropIndex(['created_at', 'id']))
    this.schema.alterTable('users', (table) => table.dropIndex(['email_verified_at', 'id']))
    this.schema.alterTable('users', (table) => table.dropIndex(['date_joined', 'id']))
  }

  /** Where the extension is not to be had, searches read the whole table. */
  async #addTrigrams(db: QueryClientContract) {
    const { rows } = await db.rawQuery(
      `SELECT 1 FROM pg_available_extensions
        WHERE name = 'pg_trgm'
          AND (installed_version IS NOT NULL OR has_database_privilege(current_database(), 'CREATE'))`
    )
    if (!rows.length) return

    await db.rawQuery('CREATE EXTENSION IF NOT EXISTS pg_trgm')
    await db.rawQuery(
      `CREATE INDEX users_searched ON users
        USING gin (email gin_trgm_ops, (${SEARCHED}) gin_trgm_ops)`
    )
  }
}
