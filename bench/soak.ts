/*
| "npm run bench:soak": visitors of all kinds for half an hour, on two workers with
| metrics, and what the service holds meanwhile. Ends with code 1 when a single
| answer was not the one that was expected. Linux only.
|
| --minutes=30 --visitors=8, and BENCH_POSTGRES_URL and BENCH_REDIS_URL where there
| are such servers.
*/

import { mkdirSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Resources, resourcesOf } from './resources.js'
import { application, sqliteUrl } from './targets.js'
import { startVisitors } from './visitors.js'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '30' },
    visitors: { type: 'string', default: '8' },
  },
})
const { BENCH_POSTGRES_URL, BENCH_REDIS_URL } = process.env

/** How often it is looked at what is held. */
const LOOKS = 20
const milliseconds = Number(values.minutes) * 60_000

const { server } = await application('soak', {
  DATABASE_URL: BENCH_POSTGRES_URL ?? sqliteUrl(),
  WEB_CONCURRENCY: '2',
  METRICS_PORT: '9464',
  ...(BENCH_REDIS_URL && { REDIS_URL: BENCH_REDIS_URL }),
})
const visitors = startVisitors(Number(values.visitors), server.url)
const { tally } = visitors
const rows: (Resources & { minute: number; requests: number; errors: number })[] = []

for (let look = 1; look <= LOOKS; look++) {
  await wait(milliseconds / LOOKS)
  const { requests, errors } = tally
  const minute = Math.round((look * milliseconds) / LOOKS / 600) / 100

  rows.push({ minute, requests, errors, ...resourcesOf(server.pid) })
  console.error(JSON.stringify(rows.at(-1)))
}
await visitors.stop()
await server.stop()

console.table(rows)
for (const example of tally.examples) console.error(example)
mkdirSync('tmp', { recursive: true })
writeFileSync('tmp/bench-soak.json', JSON.stringify({ rows, examples: tally.examples }, null, 2))
process.exitCode = tally.errors ? 1 : 0
