import { OperatorCommand } from '#services/operator_command'
import { args } from '@adonisjs/core/ace'

export default class DbRestore extends OperatorCommand {
  static commandName = 'db:restore'
  static description = 'Put a backup in the place of the SQLite database'
  static help = ['Migrate afterwards if the backup is of an older version.']
  static options = { startApp: true }

  @args.string({ description: 'The file that db:backup wrote' })
  declare file: string

  async run() {
    const { restore } = await import('#services/sqlite_backup')

    try {
      const kept = await restore(this.file)
      this.logger.success(`Restored ${this.file}`)
      if (kept) this.logger.info(`What stood there is kept as ${kept}`)
    } catch (error) {
      this.fail(error)
    }
  }
}
