/*
| "npm run bench": the figures of docs/performance.md, each beside a yardstick
| that was measured in the same run. One process, 32 connections, on loopback.
|
| --rounds=5 --seconds=3, and BENCH_POSTGRES_URL and BENCH_REDIS_URL where there
| are such servers: a database that may be filled, and a Redis.
*/

import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { hashesPerSecond } from './hashes.js'
import { load, median, type Reading, refreshing } from './load.js'
import {
  application,
  health,
  refreshTokens,
  signIn,
  sqliteUrl,
  type Target,
  yardsticks,
} from './targets.js'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
  },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)
const { BENCH_POSTGRES_URL: postgres, BENCH_REDIS_URL: redis } = process.env

type Row = Reading & { name: string; ratio?: number; memory?: number }

const say = (text: string) => console.error(text)

const sqlite = await application('SQLite', { DATABASE_URL: sqliteUrl() })
const started = sqlite.server.startMilliseconds
const idleMemory = sqlite.server.memory()
const others = [
  ...(postgres ? [await application('PostgreSQL', { DATABASE_URL: postgres })] : []),
  ...(redis
    ? [
        await application('SQLite, throttles in Redis', {
          DATABASE_URL: sqliteUrl(),
          LIMITER_STORE: 'redis',
          REDIS_URL: redis,
        }),
      ]
    : []),
]

const targets: Target[] = [
  ...(await yardsticks()),
  health(sqlite.server),
  sqlite.me,
  ...others.map(({ me }) => me),
]

const readings = new Map<string, Reading[]>()
const note = (name: string, reading: Reading) =>
  readings.set(name, [...(readings.get(name) ?? []), reading])

say('warming up')
for (const { server, load: work } of targets) await load(server.url, work, seconds)

for (let round = 1; round <= rounds; round++) {
  say(`round ${round} of ${rounds}`)
  for (const { name, server, load: work } of targets) {
    note(name, await load(server.url, work, seconds))
  }

  const tokens = await refreshTokens(sqlite.server, 32)
  note('POST refresh', await load(sqlite.server.url, refreshing(tokens), seconds))

  const perSecond = await hashesPerSecond(seconds)
  note('argon2id hashes', { perSecond, p50: 0, p99: 0 })
  const [signIns, during] = await Promise.all([
    load(sqlite.server.url, signIn, seconds),
    load(sqlite.server.url, { path: '/health/', connections: 1, overallRate: 50 }, seconds),
  ])
  note('POST token', signIns)
  note('GET /health/ during sign-ins', during)
}

const medians = new Map([...readings].map(([name, all]) => [name, median(all)]))
const yardstick = medians.get('AdonisJS hello')!.perSecond
const rows: Row[] = [...medians].map(([name, reading]) => ({
  name,
  ...reading,
  ratio: reading.perSecond / yardstick,
}))
const signInRatio = medians.get('POST token')!.perSecond / medians.get('argon2id hashes')!.perSecond
const memory = sqlite.server.memory()

console.table(
  rows.map(({ name, perSecond, p50, p99, ratio }) => ({
    'what': name,
    'per second': Math.round(perSecond),
    'p50 ms': p50,
    'p99 ms': p99,
    'ratio to the AdonisJS hello': ratio?.toFixed(2),
  }))
)
console.log(`sign-ins per bare hash: ${signInRatio.toFixed(2)}`)
console.log(`start to the first 200: ${Math.round(started)} ms`)
console.log(`memory: ${idleMemory} MB idle, ${memory} MB after the load`)

mkdirSync('tmp', { recursive: true })
writeFileSync(
  'tmp/bench.json',
  JSON.stringify({ rows, signInRatio, started, idleMemory, memory }, null, 2)
)
say('written to tmp/bench.json')

await Promise.all([...new Set(targets.map(({ server }) => server))].map((server) => server.stop()))
