/*
| The entry point of every command: "node ace list" shows them. The TypeScript
| loader comes second, because it needs Node.js 24 itself.
*/

import { ensureNode24 } from './bin/node24.js'

await ensureNode24()
await import('@poppinss/ts-exec')
await import('./bin/console.js')
