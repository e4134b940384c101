import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  protected tableName = 'mailed_tokens'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.uuid('id').primary()
      table.string('purpose', 20).notNullable()
      table.string('holder', 254).notNullable()
      table.uuid('user_id').nullable().references('users.id').onDelete('CASCADE')
      table.string('email', 254).notNullable()
      table.uuid('mail_id').notNullable()
      table.string('token_hash', 43).notNullable().unique()
      table.string('code_hash', 43).nullable()
      table.integer('tries_left').notNullable()
      table.string('network', 45).nullable()
      table.timestamp('expires_at', { useTz: true, precision: 3 }).notNullable()

      table.unique(['purpose', 'holder'])
      table.index(['user_id'])
      table.index(['network'])
      table.index(['expires_at'])

      table.check(
        'holder = coalesce(cast(user_id AS varchar), email)',
        {},
        'mailed_tokens_one_holder'
      )
      table.check("(purpose = 'magic_link') = (user_id IS NULL)", {}, 'mailed_tokens_of_an_account')
      table.check('(code_hash IS NULL) = (network IS NULL)', {}, 'mailed_tokens_code_has_network')
      table.check('tries_left BETWEEN 0 AND 5', {}, 'mailed_tokens_tries_bounded')
    })
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
