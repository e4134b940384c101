import { writeFile } from 'node:fs/promises'
import { BaseCommand, flags } from '@adonisjs/core/ace'

export default class OpenapiExport extends BaseCommand {
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
      this.logger.error(`"${this.format}" is no format. Use --format=json or --format=yaml`)
      this.exitCode = 1
      return
    }

    const text = await openapiText(format)
    if (!this.output) return console.log(text)

    await writeFile(this.output, text)
    this.logger.success(`Wrote ${this.output}`)
  }
}
