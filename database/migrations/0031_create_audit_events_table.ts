import { BaseSchema } from '@adonisjs/lucid/schema'

/** An event tells of rows that may be gone, so it refers to none. Triggers refuse to change or delete it. */
export default class extends BaseSchema {
  protected tableName = 'audit_events'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.uuid('id').primary()
      table.timestamp('created_at', { useTz: true, precision: 3 }).notNullable()
      table.string('actor_id', 36).notNullable()
      table.string('actor_email', 254).notNullable()
      table.string('action', 100).notNullable()
      table.string('target_type', 100).notNullable()
      table.string('target_id', 255).notNullable()
      table.string('target_label', 255).notNullable()
      table.text('changes').notNullable()
      table.string('ip_address', 45).notNullable()
      table.string('request_id', 128).notNullable()
      table.string('outcome', 10).notNullable()

      table.index(['created_at', 'id'])
      table.index(['target_id', 'created_at'])
      table.index(['target_type', 'created_at'])
      table.index(['actor_id', 'created_at'])
      table.index(['actor_email', 'created_at'])
      table.index(['action', 'created_at'])

      table.check("outcome IN ('succeeded', 'refused')", {}, 'audit_events_outcome_known')
    })

    for (const trigger of this.#isSqlite() ? SQLITE_TRIGGERS : POSTGRES_TRIGGERS) {
      this.schema.raw(trigger)
    }
  }

  async down() {
    this.schema.dropTable(this.tableName)
    if (!this.#isSqlite()) this.schema.raw('DROP FUNCTION audit_events_refuse_change')
  }

  #isSqlite() {
    return this.db.dialect.name === 'better-sqlite3'
  }
}

/** INSERT OR REPLACE deletes without asking the trigger for it, so it is refused by one of its own. */
const SQLITE_TRIGGERS = [
  ['update', 'BEFORE UPDATE ON audit_events'],
  ['delete', 'BEFORE DELETE ON audit_events'],
  [
    'replace',
    'BEFORE INSERT ON audit_events WHEN EXISTS (SELECT 1 FROM audit_events WHERE id = NEW.id)',
  ],
].map(
  ([name, event]) =>
    `CREATE TRIGGER audit_events_refuse_${name} ${event} BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END`
)

const POSTGRES_TRIGGERS = [
  `CREATE OR REPLACE FUNCTION audit_events_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'audit_events is append-only'; END $$`,
  `CREATE TRIGGER audit_events_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
   FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse_change()`,
]
