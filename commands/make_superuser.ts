import { OperatorCommand } from '#services/operator_command'
import { flags } from '@adonisjs/core/ace'
import type User from '#models/user'

export default class MakeSuperuser extends OperatorCommand {
  static commandName = 'make:superuser'
  static description = 'Create an account that has every right'
  static help = [
    'Asks for the address and the password. For scripts:',
    '',
    '```',
    'SUPERUSER_PASSWORD=… {{ binaryName }}make:superuser --email=admin@example.com --no-input',
    '```',
  ]
  static options = { startApp: true }

  @flags.string({ description: 'The email address of the account' })
  declare email?: string

  @flags.boolean({ description: 'Give every right to the account when it exists already' })
  declare promote: boolean

  @flags.boolean({
    description: 'Ask nothing: the password is read from SUPERUSER_PASSWORD',
    default: true,
    showNegatedVariantInHelp: true,
  })
  declare input: boolean

  async run() {
    try {
      this.logger.success(await this.#makeSuperuser())
    } catch (error) {
      this.fail(await explain(error))
    }
  }

  /** Answers what was done. Modules that need the application are imported now that it has started. */
  async #makeSuperuser() {
    const { default: User } = await import('#models/user')
    const { promotionValidator } = await import('#validators/account/superuser')

    const { email } = await promotionValidator.validate({ email: await this.#email() })
    const existing = await User.findBy({ email })

    return existing ? this.#promote(existing) : this.#create(email)
  }

  async #promote(user: User) {
    if (!this.promote) {
      throw new Error(`${user.email} has an account. Add --promote to give it every right.`)
    }

    await user.promote()
    return `${user.email} is a superuser now, with the password that it had`
  }

  async #create(email: string) {
    const { superuserValidator } = await import('#validators/account/superuser')
    const { createSuperuser } = await import('#services/registration')

    const account = await superuserValidator.validate({ email, password: await this.#password() })
    await createSuperuser(account)

    return `Created the superuser ${email}`
  }

  async #email() {
    if (this.email) return this.email
    return this.#ask('--email=admin@example.com', () => this.prompt.ask('Email'))
  }

  async #password() {
    if (process.env.SUPERUSER_PASSWORD && !this.input) return process.env.SUPERUSER_PASSWORD

    const options = { format: () => '' } // not even asterisks
    const ask = (title: string) =>
      this.#ask('SUPERUSER_PASSWORD', () => this.prompt.secure(title, options))

    const password = await ask('Password')
    if (password !== (await ask('Password again'))) throw new Error('The passwords differ.')
    return password
  }

  #ask(alternative: string, prompt: () => Promise<string>) {
    if (!this.input) throw new Error(`With --no-input, set ${alternative}.`)
    if (!process.stdin.isTTY && this.isMain) {
      throw new Error(`This is no terminal to ask at: use --no-input and set ${alternative}.`)
    }

    return prompt()
  }
}

async function explain(error: unknown) {
  const { errors } = await import('@vinejs/vine')
  if (error instanceof errors.E_VALIDATION_ERROR) return error.messages[0].message

  const refusal = error as Error & { errors?: Record<string, string[]> } // thrown by us or by the driver
  return Object.values(refusal.errors ?? {}).flat()[0] ?? refusal.message
}
