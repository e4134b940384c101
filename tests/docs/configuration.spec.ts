import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { read, ROOT, tableRowsOf } from '#tests/docs/helpers/pages'
import { test } from '@japa/runner'

/** Its value is set by the commands, not by an operator. */
const SET_BY_COMMANDS = 'NODE_ENV'

const READ_CONFIGURATION = `
  const { default: env } = await import('#start/env')
  console.log(util.inspect(process.argv.slice(1).map((name) => [name, env.get(name)])))
`

const documented = tableRowsOf('docs/configuration.md').map(([name, standard, example]) => ({
  name: codeIn(name),
  standard: codeIn(standard),
  example: codeIn(example),
}))
const names = documented.map(({ name }) => name)

/** What the application makes of these variables. */
function configurationWith(variables: [name: string, value: string][]) {
  const options = ['--import=@poppinss/ts-exec', '--input-type=module', '-e', READ_CONFIGURATION]
  const env = { PATH: process.env.PATH, ENV_PATH: 'tests', ...Object.fromEntries(variables) }
  return execFileSync(process.execPath, [...options, ...names], { cwd: ROOT, env }).toString()
}

/** The first code in a cell; nothing when it has none. */
function codeIn(cell: string) {
  return cell.match(/`([^`]+)`/)?.[1] ?? ''
}

test.group('Configuration', () => {
  const declared = [...read('start/env.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)

  test('docs/configuration.md describes every variable and no other', ({ assert }) => {
    assert.sameMembers(names, declared)
  })

  test('.env.example has every variable and no other', ({ assert }) => {
    const variables = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)]

    assert.sameMembers(
      variables.map(([, name]) => name),
      declared.filter((name) => name !== SET_BY_COMMANDS)
    )
  })

  test('the defaults are the defaults', ({ assert }) => {
    const defaults = documented.map(({ name, standard }): [string, string] => [name, standard])
    assert.equal(configurationWith(defaults), configurationWith([]))
  })

  test('the examples are accepted', ({ assert }) => {
    const secretKey = randomBytes(32).toString('hex')
    const examples = documented
      .filter(({ example }) => example)
      .map(({ name, example }): [string, string] => [name, example])

    assert.doesNotThrow(() => configurationWith([['SECRET_KEY', secretKey], ...examples]))
  })
})
