/*
| "npm run dev": from a fresh clone to a running server, and the same command
| every day after. Options go to "node ace serve".
*/

import { copyFileSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { endTogetherWithNpm, run } from './child.js'
import { ensureNode24 } from './node24.js'

process.chdir(fileURLToPath(new URL('../', import.meta.url)))

endTogetherWithNpm()
await ensureNode24()
await import('./setup.js')

if (!existsSync('.env')) {
  copyFileSync('.env.example', '.env')
  console.log('Wrote .env, a copy of .env.example')
}

// Commands load the routes, and those the index of controllers, which may have grown since.
// database/schema.ts is not written again: another "npm run dev" that watches it would restart
for (const command of [
  ['codegen'],
  ['migration:run', '--compact-output', '--no-schema-generate'],
]) {
  const status = await run(process.execPath, ['ace.js', ...command])
  if (status !== 0) process.exit(status)
}

process.argv.splice(2, 0, 'serve', '--watch', '--no-clear')
await import('../ace.js')
