/*
| "npm run bench": measures the production build; see docs/performance.md.
*/

import { ensureNode24 } from './node24.js'

await ensureNode24()
await import('@poppinss/ts-exec')

const part = ['fleet', 'soak', 'admin'].find((name) => name === process.argv[2]) ?? 'main'
await import(`../bench/${part}.js`)
