import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  protected tableName = 'users'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.uuid('id').primary()
      table.string('email', 254).notNullable().unique()
      table.string('password', 255).nullable()
      table.string('first_name', 150).notNullable().defaultTo('')
      table.string('last_name', 150).notNullable().defaultTo('')
      table.boolean('is_staff').notNullable().defaultTo(false)
      table.boolean('is_superuser').notNullable().defaultTo(false)
      table.boolean('is_active').notNullable().defaultTo(true)
      table.timestamp('email_verified_at', { useTz: true, precision: 3 }).nullable()
      table.timestamp('date_joined', { useTz: true, precision: 3 }).notNullable()
      table.timestamp('last_login', { useTz: true, precision: 3 }).nullable()

      table.check('email = lower(email)', {}, 'users_email_normalized')
    })
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
