/*
| "npm run bench": measures the production build; see docs/performance.md.
*/

import { ensureNode24 } from './node24.js'

await ensureNode24()
await import('@poppinss/ts-exec')
await import('../bench/main.js')
