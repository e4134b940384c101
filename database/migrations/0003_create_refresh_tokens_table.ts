import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  protected tableName = 'refresh_tokens'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.uuid('id').primary()
      table.uuid('session_id').notNullable().references('sessions.id').onDelete('CASCADE')
      table.integer('generation').notNullable()
      table.timestamp('issued_at', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('expires_at', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('used_at', { useTz: true, precision: 3 }).nullable()

      table.unique(['session_id', 'generation'])
      table.check('generation > 0', {}, 'refresh_tokens_generation_positive')
    })
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
