import { args, BaseCommand } from '@adonisjs/core/ace'

export default class DbBackup extends BaseCommand {
  static commandName = 'db:backup'
  static description = 'Copy the SQLite database to a file, while it is served'
  static options = { startApp: true }

  @args.string({
    description: 'The file to write; otherwise one beside the database, named for the time',
    required: false,
  })
  declare file?: string

  async run() {
    const { backUp } = await import('#services/sqlite_backup')

    try {
      this.logger.success(`Wrote ${await backUp(this.file)}`)
    } catch (error) {
      this.exitCode = 1
      this.logger.error((error as Error).message) // thrown by us or by the driver
    }
  }
}
