/*
| "npm start": the production build, with the working directory left as it is,
| so that .env and tmp/ are found where the operator keeps them. A container
| runs "node bin/server.js" inside the build instead: no npm between it and the
| signals.
*/

import { existsSync } from 'node:fs'
import { endTogetherWithNpm, fail } from './child.js'
import { ensureNode24 } from './node24.js'

const server = new URL('../build/bin/server.js', import.meta.url)

if (!existsSync(server)) fail('There is no production build yet. Run "npm run build" first.')

endTogetherWithNpm()
await ensureNode24()
process.env.NODE_ENV ??= 'production'
await import(server.href)
