import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  protected tableName = 'sessions'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE')
      table.string('user_agent', 512).notNullable()
      table.string('ip_address', 45).notNullable()
      table.string('network', 45).notNullable()
      table.timestamp('created_at', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('last_used_at', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('idle_expires_at', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('absolute_expires_at', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('ended_at', { useTz: true, precision: 3 }).nullable()
      table.string('end_reason', 30).nullable()
      table.uuid('refresh_token_id').notNullable()
      table.timestamp('refresh_token_issued_at', { useTz: true, precision: 3 }).notNullable()
      table.uuid('used_refresh_token_id').nullable()
      table.timestamp('refreshed_at', { useTz: true, precision: 3 }).nullable()

      table.index(['user_id', 'created_at'])
      table.index(['idle_expires_at'])
      table.index(['ended_at'])

      table.check('(ended_at IS NULL) = (end_reason IS NULL)', {}, 'sessions_end_has_reason')
      table.check(
        '(used_refresh_token_id IS NULL) = (refreshed_at IS NULL)',
        {},
        'sessions_used_token_has_time'
      )
      table.check('idle_expires_at <= absolute_expires_at', {}, 'sessions_idle_before_absolute')
    })
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
