import { OperatorCommand } from '#services/operator_command'
import { args } from '@adonisjs/core/ace'

export default class DbBackup extends OperatorCommand {
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
      this.fail(error)
    }
  }
}
