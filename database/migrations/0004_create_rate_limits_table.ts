import { BaseSchema } from '@adonisjs/lucid/schema'

/** The counters of LIMITER_STORE=database, in the shape that @adonisjs/limiter asks for. */
export default class extends BaseSchema {
  protected tableName = 'rate_limits'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.string('key', 255).notNullable().primary()
      table.integer('points', 9).notNullable().defaultTo(0)
      table.bigint('expire').unsigned()
      table.index(['expire'])
    })
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
