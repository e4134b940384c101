import { BaseCommand } from '@adonisjs/core/ace'

/** A command that ends with code 1 and one sentence when something is wrong: no stack, no usage. */
export abstract class OperatorCommand extends BaseCommand {
  protected fail(reason: unknown) {
    this.exitCode = 1
    this.logger.error(reason instanceof Error ? reason.message : String(reason))
  }
}
