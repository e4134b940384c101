/*
| "npm run bench:fleet": what a second worker gives, what each store of the
| throttles costs there, and what metrics cost. GET /api/v1/me, 32 connections.
|
| --rounds=5 --seconds=3, and BENCH_POSTGRES_URL and BENCH_REDIS_URL where there
| are such servers.
*/

import { parseArgs } from 'node:util'
import { load } from './load.js'
import { Report } from './report.js'
import { application, sqliteUrl } from './targets.js'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
  },
})
const rounds = Number(values.rounds)
const { BENCH_POSTGRES_URL, BENCH_REDIS_URL } = process.env

const redis = BENCH_REDIS_URL && { LIMITER_STORE: 'redis', REDIS_URL: BENCH_REDIS_URL }
const two = { WEB_CONCURRENCY: '2' }
const kinds = {
  'one worker': {},
  'one worker, metrics': { METRICS_PORT: '9464' },
  ...(redis && { 'one worker, throttles in Redis': redis }),
  'two workers, throttles in the supervisor': { ...two, LIMITER_STORE: 'supervisor' },
  'two workers, throttles in the database': { ...two, LIMITER_STORE: 'database' },
  ...(redis && { 'two workers, throttles in Redis': { ...two, ...redis } }),
}

const report = new Report('one worker')

for (let round = 1; round <= rounds; round++) {
  console.error(`round ${round} of ${rounds}`)
  for (const [name, environment] of Object.entries(kinds)) await measure(name, environment)
}

report.print()
report.write('tmp/bench-fleet.json')

/** One at a time: an idle fleet beside it would cost the other one memory and cores. */
async function measure(name: string, environment: Record<string, string>) {
  const url = BENCH_POSTGRES_URL ?? sqliteUrl()
  const { server, me } = await application(name, { DATABASE_URL: url, ...environment })

  await load(server.url, me.load, 1)
  report.note(name, await load(server.url, me.load, Number(values.seconds)))
  await server.stop()
}
