import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('groups', (table) => {
      table.uuid('id').primary()
      table.string('name', 150).notNullable().unique()
      table.text('permissions').notNullable()
    })

    this.schema.createTable('group_members', (table) => {
      table.uuid('group_id').notNullable().references('groups.id').onDelete('CASCADE')
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE')

      table.primary(['group_id', 'user_id'])
      table.index(['user_id'])
    })

    /* Locked by whoever changes an account: see app/services/admin/account_rules.ts */
    this.schema.raw('CREATE INDEX users_superusers ON users (id) WHERE is_superuser')
  }

  async down() {
    this.schema.raw('DROP INDEX users_superusers')
    this.schema.dropTable('group_members')
    this.schema.dropTable('groups')
  }
}
