import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { BaseCommand, flags } from '@adonisjs/core/ace'

const HEADING = '// Written by "node ace client:generate": change the API, not this file.\n\n'

export default class ClientGenerate extends BaseCommand {
  static commandName = 'client:generate'
  static description = 'Write a typed client of this API, in TypeScript'
  static options = { startApp: true }

  @flags.string({ description: 'The folder to write to', default: 'client' })
  declare output: string

  async run() {
    const { openapiText } = await import('#services/openapi/text')
    const { default: toTypes, astToString } = await import('openapi-typescript')
    const types = await toTypes(await openapiText('json'), { alphabetize: true })
    const source = this.app.makePath('client')
    const folder = resolve(this.output)

    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'schema.ts'), HEADING + astToString(types))
    if (folder !== source) await copyFile(join(source, 'client.ts'), join(folder, 'client.ts'))

    this.logger.success(`Wrote the client to ${this.output}`)
  }
}
