import { writeFile } from 'node:fs/promises'
import { OperatorCommand } from '#services/operator_command'
import { flags } from '@adonisjs/core/ace'

export default class OpenapiExport extends OperatorCommand {
  static commandName = 'openapi:export'
  static description = 'Write the OpenAPI document of this API'
  static options = { startApp: true }

  @flags.string({ description: 'json or yaml', default: 'json' })
  declare format: string

  @flags.string({ description: 'The file to write to; otherwise the terminal' })
  declare output?: string

  async run() {
    const { FORMATS, openapiText } = await import('#services/openapi/text')
    const format = FORMATS.find((one) => one === this.format)
    if (!format) {
      return this.fail(`"${this.format}" is no format. Use --format=json or --format=yaml`)
    }

    const text = await openapiText(format)
    if (!this.output) return console.log(text)

    await writeFile(this.output, text)
    this.logger.success(`Wrote ${this.output}`)
  }
}
