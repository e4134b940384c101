import { existsSync } from 'node:fs'
import { OperatorCommand } from '#services/operator_command'
import { args } from '@adonisjs/core/ace'

export default class MakeAdmin extends OperatorCommand {
  static commandName = 'make:admin'
  static description = 'Register a model in the admin site'

  @args.string({ description: 'The model, as its file in app/models is called' })
  declare name: string

  async run() {
    const { generators } = this.app
    const model = generators.modelName(this.name)
    const file = generators.modelFileName(this.name).replace(/\.ts$/, '')
    const destination = `app/admin/${file}_admin.ts`

    if (!this.#exists(`app/models/${file}.ts`)) {
      return this.fail(`There is no app/models/${file}.ts: node ace make:model ${file} writes it`)
    }
    if (this.#exists(destination)) return this.fail(`${destination} is there already`)

    const codemods = await this.createCodemods()
    const stub = 'make/admin/main.stub'
    await codemods.makeUsingStub(this.app.makePath('stubs'), stub, { model, file, destination })
    this.logger.info(`Start the service again and open /admin/: ${model} is there`)
    this.logger.info('docs/admin-registry.md tells what can be set, and who may see it')
  }

  #exists(path: string) {
    return existsSync(this.app.makePath(path))
  }
}
