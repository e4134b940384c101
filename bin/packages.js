/*
| Brings node_modules in line with package-lock.json, here and in the folder
| that locks Node.js 24.
*/

import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fail, run } from './child.js'

const LOCK_FILES = ['package.json', 'package-lock.json', '.npmrc']
const NPM_CI = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error']

/**
 * Does nothing when all is in place. The packages are installed aside and moved
 * in when they are complete: a process that works with them, or one that does
 * the same at the same time, never sees half of them.
 */
export async function install(folder, announcement) {
  if (isInstalled(folder)) return
  console.error(announcement)

  const aside = mkdtempSync(join(folder, '.install-'))
  for (const file of LOCK_FILES.filter((name) => existsSync(join(folder, name))))
    cpSync(join(folder, file), join(aside, file))

  const status = await npm([...NPM_CI, '--no-audit', '--no-fund'], aside)
  if (status === 0 && !isInstalled(folder)) moveIn(aside, folder)
  rmSync(aside, { recursive: true, force: true })

  if (status !== 0) fail('The packages could not be installed; the message of npm stands above.')
}

/** npm keeps a lock file of what it installed: packages of other platforms are missing from it. */
function isInstalled(folder) {
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'))
  if (!installed) return false

  return Object.entries(readLock(join(folder, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' ||
      installed[path]?.version === wanted.version ||
      (wanted.optional && !installed[path])
  )
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/** The npm that started us, else the one of the PATH. */
function npm(args, cwd) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('npm-cli.js')) return run(process.execPath, [cli, ...args], { cwd })

  return run('npm', args, { cwd, shell: process.platform === 'win32' })
}

function moveIn(aside, folder) {
  const target = join(folder, 'node_modules')

  if (existsSync(target)) renameSync(target, join(aside, 'replaced'))
  renameSync(join(aside, 'node_modules'), target)
}
