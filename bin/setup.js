/*
| Installs what the lock file asks for, unless it is there already. Plain
| JavaScript and nothing but Node's own modules: this runs on a fresh clone.
*/

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { npm } from './node24.js'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** Runs "npm ci" when node_modules is not what package-lock.json asks for. */
export function install() {
  if (isInstalled()) return

  console.log('Installing the packages of package-lock.json')
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], ROOT)
}

/** npm keeps a lock file of what it installed: packages of other platforms are missing from it. */
function isInstalled() {
  const installed = readLock('node_modules/.package-lock.json')
  if (!installed) return false

  return Object.entries(readLock('package-lock.json')).every(
    ([path, wanted]) =>
      path === '' ||
      installed[path]?.version === wanted.version ||
      (wanted.optional && !installed[path])
  )
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(ROOT + file, 'utf8')).packages
  } catch {
    return null
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install()
