import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  protected tableName = 'outgoing_mails'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.uuid('id').primary()
      table.string('kind', 40).notNullable()
      table.string('recipient', 254).notNullable()
      table.uuid('user_id').nullable().references('users.id').onDelete('CASCADE')
      table.text('variables').notNullable()
      table.integer('attempts').notNullable().defaultTo(0)
      table.text('last_error').nullable()
      table.text('preview').nullable()
      table.timestamp('created_at', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('due_at', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('sent_at', { useTz: true, precision: 3 }).nullable()
      table.timestamp('failed_at', { useTz: true, precision: 3 }).nullable()

      table.index(['user_id'])
      table.index(['sent_at'])
      table.index(['failed_at'])

      table.check('recipient = lower(recipient)', {}, 'outgoing_mails_recipient_normalized')
      table.check('attempts >= 0', {}, 'outgoing_mails_attempts_counted')
      table.check('sent_at IS NULL OR failed_at IS NULL', {}, 'outgoing_mails_end_once')
    })

    /* What the sender looks for each second stays small, however many were sent */
    this.schema.raw(
      'CREATE INDEX outgoing_mails_waiting ON outgoing_mails (due_at) WHERE sent_at IS NULL AND failed_at IS NULL'
    )
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
