import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  protected tableName = 'account_exports'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE')
      table.string('status', 10).notNullable()
      table.integer('progress').notNullable()
      table.text('content').nullable()
      table.timestamp('created_at', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('expires_at', { useTz: true, precision: 3 }).notNullable()

      table.index(['user_id', 'created_at'])
      table.index(['expires_at'])

      table.check(
        "status IN ('queued', 'running', 'done', 'failed')",
        {},
        'account_exports_status_known'
      )
      table.check('progress BETWEEN 0 AND 100', {}, 'account_exports_progress_percent')
      table.check(
        "(status = 'done') = (content IS NOT NULL)",
        {},
        'account_exports_done_has_content'
      )
    })

    this.schema.raw(
      "CREATE UNIQUE INDEX account_exports_one_unfinished ON account_exports (user_id) WHERE status IN ('queued', 'running')"
    )
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
