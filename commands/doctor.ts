import { error, type Finding, ok } from '#services/doctor/finding'
import { BaseCommand, flags } from '@adonisjs/core/ace'

const REMEDY = 'Correct the variable; docs/configuration.md describes each one'

export default class Doctor extends BaseCommand {
  static commandName = 'doctor'
  static description = 'Examine this deployment and say what to mend'

  @flags.boolean({ description: 'Print the findings as JSON' })
  declare json: boolean

  async run() {
    const findings = await this.#examine()
    if (findings.some(({ status }) => status === 'error')) this.exitCode = 1

    if (this.json)
      return console.log(JSON.stringify({ healthy: !this.exitCode, findings }, null, 2))
    for (const finding of findings) this.#print(finding)
  }

  /** The application is started here and not before: that it cannot start is a finding too. */
  async #examine(): Promise<Finding[]> {
    const node = ok('node', `Node.js ${process.versions.node}`)

    try {
      await this.app.boot()
    } catch (reason) {
      return [node, ...explainStart(reason)]
    }

    const { examineSettings } = await import('#services/doctor/settings')
    const { examineDependencies } = await import('#services/doctor/dependencies')
    const configuration = ok('configuration', 'all variables are valid')

    return [node, configuration, ...examineSettings(), ...(await examineDependencies())]
  }

  #print({ check, status, message, remedy }: Finding) {
    const color = { ok: 'green', warning: 'yellow', error: 'red' } as const
    const label = this.colors[color[status]](status.padEnd(8))

    console.log(`${label}${check.padEnd(14)}${message}`)
    if (remedy) console.log(`${' '.repeat(22)}${this.colors.dim(remedy)}`)
  }
}

function explainStart(reason: unknown) {
  const { help, message } = reason as Error & { help?: string } // AdonisJS puts the list into help
  if (!help) return [error('start', message, 'Start the server to see where it comes from')]

  return help.split('\n').map((line) => error('configuration', line.replace(/^- /, ''), REMEDY))
}
