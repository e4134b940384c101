/*
| "npm start": the production build, with the working directory left as it is,
| so that .env and tmp/ are found where the operator keeps them. A container
| runs "node bin/server.js" inside the build instead: npm swallows signals.
*/

import { existsSync } from 'node:fs'
import { ensureNode24 } from './node24.js'

const server = new URL('../build/bin/server.js', import.meta.url)

if (!existsSync(server)) {
  console.error('There is no production build yet. Run "npm run build" first.')
  process.exit(1)
}

await ensureNode24()
process.env.NODE_ENV ??= 'production'
await import(server.href)
