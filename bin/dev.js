/*
| "npm run dev": from a fresh clone to a running server, and the same command
| every day after. Options go to "node ace serve".
*/

import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureNode24 } from './node24.js'
import { install } from './setup.js'

process.chdir(fileURLToPath(new URL('../', import.meta.url)))

await ensureNode24()
install()

if (!existsSync('.env')) {
  copyFileSync('.env.example', '.env')
  console.log('Wrote .env, a copy of .env.example')
}

const { status } = spawnSync(process.execPath, ['ace.js', 'migration:run', '--compact-output'], {
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)

process.argv.splice(2, 0, 'serve', '--watch')
await import('../ace.js')
