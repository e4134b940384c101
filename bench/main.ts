/*
| "npm run bench": the figures of docs/performance.md, each beside a yardstick
| that was measured in the same run. One process, 32 connections, on loopback.
|
| --rounds=5 --seconds=3 --accounts=1000000 --requests=200000, and
| BENCH_POSTGRES_URL and BENCH_REDIS_URL where there are such servers: a
| database that may be filled, and a Redis.
*/

import { parseArgs } from 'node:util'
import { fill, readingAsAnyOf } from './growth.js'
import { hashesPerSecond } from './hashes.js'
import { load, loadTimes, refreshing } from './load.js'
import { timePairs } from './pairs.js'
import { Report } from './report.js'
import {
  type Application,
  application,
  health,
  reader,
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
    accounts: { type: 'string', default: '1000000' },
    requests: { type: 'string', default: '200000' },
  },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)
const accounts = Number(values.accounts)
const requests = Number(values.requests)
const { BENCH_POSTGRES_URL: postgresUrl, BENCH_REDIS_URL: redisUrl } = process.env

const FEW = 1000
const say = (text: string) => console.error(text)
const report = new Report('AdonisJS hello')

const sqlite = await application('SQLite', { DATABASE_URL: sqliteUrl() })
const idle = sqlite.server.memory()
const postgres = postgresUrl && (await application('PostgreSQL', { DATABASE_URL: postgresUrl }))
const redis =
  redisUrl &&
  (await application('SQLite, throttles in Redis', {
    DATABASE_URL: sqliteUrl(),
    LIMITER_STORE: 'redis',
    REDIS_URL: redisUrl,
  }))

const [node, hello] = await yardsticks()
const databases: Application[] = [sqlite, ...(postgres ? [postgres] : [])]
const targets: Target[] = [
  node,
  hello,
  health(sqlite.server),
  ...databases.map(({ me }) => me),
  ...(redis ? [redis.me] : []),
]

await soak()

for (let round = 0; round <= rounds; round++) {
  say(round ? `round ${round} of ${rounds}` : 'warming up')
  if (round === 1) report.begin()

  for (const target of targets) await measure(target)
  await measureRefreshes()
  await measureSignIns()
}

for (const database of databases) await measureGrowth(database)
for (const database of databases) await measureMailRequests(database)

report.add('start to the first 200, ms', Math.round(sqlite.server.startMilliseconds))
report.print()
report.write('tmp/bench.json')

const servers = new Set([...targets.map(({ server }) => server), sqlite.server])
await Promise.all([...servers].map((server) => server.stop()))

async function measure({ name, server, load: work }: Target) {
  report.note(name, await load(server.url, work, seconds))
}

async function measureRefreshes() {
  const tokens = await refreshTokens(sqlite.server, 32)
  report.note('POST refresh, SQLite', await load(sqlite.server.url, refreshing(tokens), seconds))
}

async function measureSignIns() {
  const hashes = await hashesPerSecond(seconds)
  const [signIns, during] = await Promise.all([
    load(sqlite.server.url, signIn, seconds),
    load(sqlite.server.url, { path: '/health/', connections: 1, overallRate: 50 }, seconds),
  ])

  report.note('POST token, 16 connections', signIns)
  report.note('GET /health/ during sign-ins', during)
  report.noteRatio('sign-ins per bare hash', signIns.perSecond / hashes)
}

/** Memory of a process that nothing but reads kept busy: a quarter of the requests at a time. */
async function soak() {
  report.add('memory when idle, MB', idle)

  for (let quarter = 1; quarter <= 4; quarter++) {
    say(`soak, quarter ${quarter} of 4`)
    await loadTimes(sqlite.server.url, sqlite.me.load, requests / 4)
    const sent = (requests / 4) * quarter
    report.add(`memory after ${sent} requests, MB`, sqlite.server.memory())
  }
}

/** Whoever asks for a mail must not learn from the time whether there is such an account. */
async function measureMailRequests({ label, server }: Application) {
  for (const path of ['password/reset/request', 'magic/request']) {
    const url = `${server.url}/api/auth/${path}/`
    const unknown = { email: 'nobody@example.com' }
    const [one, other] = await timePairs(url, { email: reader.email }, unknown)

    report.add(`${label}: ${path} for a known address, ms`, one)
    report.add(`${label}: ${path} for an unknown address, ms`, other)
  }
}

/** The same read by many accounts, with few and with many of them in the tables. */
async function measureGrowth({ label, server, settings }: Application) {
  const sizes = [FEW, Math.max(FEW, accounts)]
  const perSecond: number[] = []

  for (const [index, size] of sizes.entries()) {
    say(`${label}: ${size} accounts`)
    if (size > (sizes[index - 1] ?? 0)) {
      await fill(settings.DATABASE_URL, (sizes[index - 1] ?? 0) + 1, size)
    }
    const name = `GET /api/v1/me, ${label}, ${size} accounts`
    const target = { name, server, load: readingAsAnyOf(size, settings.SECRET_KEY) }

    for (let round = 0; round < rounds; round++) {
      await measure(hello)
      await measure(target)
    }
    perSecond.push(report.median(name).perSecond)
  }
  report.add(`${label}: throughput with ${sizes[1]} accounts`, perSecond[1] / perSecond[0])
}
