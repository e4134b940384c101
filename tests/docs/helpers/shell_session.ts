import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Block } from '#tests/docs/helpers/pages'
import type { ScratchProject } from '#tests/docs/helpers/scratch_project'

/** An answer that is no success is a failure of the command, unless the block says exit=22. */
const PRELUDE = `
set -euo pipefail
curl() { command curl --fail-with-body "$@"; }
`

/**
 * Runs the commands of a page in one shell, as a reader would, and compares what
 * the page shows behind a command with what the command wrote.
 *
 * @throws when a command fails that is not said to, or when the output differs
 */
export async function follow(blocks: Block[], project: ScratchProject) {
  const outputs = await mkdtemp(join(project.folder, 'tmp', 'outputs-'))
  const fileOf = (command: Block) => join(outputs, String(command.line))
  const commands = blocks.filter(({ marking }) => /^sh( exit)?$/.test(marking))

  const script = commands.map((command) => toScript(command, fileOf(command), project.url))
  const { status } = spawnSync('bash', ['-c', PRELUDE + script.join('\n')], {
    cwd: project.folder,
    env: project.env,
  })

  if (status !== 0) {
    const last = commands.findLast((command) => existsSync(fileOf(command)))!
    throw new Error(`${last.page}:${last.line} failed:\n${readFileSync(fileOf(last), 'utf8')}`)
  }

  for (const shown of blocks.filter(({ marking }) => marking === 'json' || marking === 'text')) {
    const command = commands.findLast(({ line }) => line < shown.line)!
    compare(shown, readFileSync(fileOf(command), 'utf8'), project.url)
  }
}

function toScript({ values, text }: Block, output: string, url: string) {
  const commands = `{\n${text.replaceAll('http://localhost:8000', url)}}`
  const redirection = `exec >${output} 2>&1`
  if (!values.exit) return `${redirection}\n${commands}`

  return `${redirection}\n${commands} && status=0 || status=$?\n[ $status = ${values.exit} ]`
}

/** "…" stands for whatever it was this time. */
function compare({ page, line, marking, text }: Block, output: string, url: string) {
  const shown = text.replaceAll('http://localhost:8000', url)
  const isSame =
    marking === 'json'
      ? isAlike(JSON.parse(shown), JSON.parse(output.slice(output.search(/^\{/m))))
      : everyLineOf(shown, output)

  if (!isSame) throw new Error(`${page}:${line} shows another output than\n${output}`)
}

function everyLineOf(shown: string, output: string) {
  const written = output.split(/\r?\n/)
  const wanted = shown.split('\n').filter(Boolean)

  return wanted.every((line) => written.some((candidate) => isAlike(line, candidate)))
}

function isAlike(shown: unknown, actual: unknown): boolean {
  if (typeof shown === 'string' && typeof actual === 'string') {
    const parts = shown
      .trim()
      .split('…')
      .map((part) => part.replace(/[^\w\s]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`, 'i').test(actual.trim())
  }
  if (!isObject(shown) || !isObject(actual)) return shown === actual

  const names = [...new Set([...Object.keys(shown), ...Object.keys(actual)])]
  return names.every((name) => isAlike(shown[name], actual[name]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
