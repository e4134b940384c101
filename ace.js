/*
| The entry point of every command: "node ace list" shows them. The TypeScript
| loader comes second, because it needs Node.js 24 itself; it is told where
| tsconfig.json is, so that commands work from any folder.
*/

import { ensureNode24 } from './bin/node24.js'

await ensureNode24()
process.env.TS_EXEC_PWD = import.meta.dirname
await import('@poppinss/ts-exec')
await import('./bin/console.js')
