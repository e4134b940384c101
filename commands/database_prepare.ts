import { OperatorCommand } from '#services/operator_command'

export default class DatabasePrepare extends OperatorCommand {
  static commandName = 'database:prepare'
  static description = 'Migrate SQLite; fail where PostgreSQL has migrations pending'
  static help = [
    'A container runs it before it serves. SQLite has one server, which may migrate it; a database',
    'that many serve from is migrated once, before the first of them starts the new version.',
  ]
  static options = { startApp: true }

  async run() {
    const { isPostgres } = await import('#config/database')
    if (!isPostgres) return this.#migrate()

    try {
      await this.#refusePending()
    } catch (error) {
      const { isDatabaseAway } = await import('#services/database_errors')
      if (!isDatabaseAway(error)) throw error
      this.logger.warning('The database does not answer. Until it does, what needs it is 503.')
    }
  }

  async #migrate() {
    const options = ['--force', '--compact-output', '--no-schema-generate']
    const migration = await this.kernel.exec('migration:run', options)
    this.exitCode = migration.exitCode
  }

  async #refusePending() {
    const { countPendingMigrations } = await import('#services/migrations')
    const pending = await countPendingMigrations()
    if (!pending) return

    this.fail(
      `${pending} migrations are pending, so nothing was started. Run them once, with the same ` +
        'environment: "migrate" as the command of the container, or node ace migration:run --force'
    )
  }
}
