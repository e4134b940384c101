/*
| "npm run bench:admin": how long the admin site takes for the pages of its list
| of accounts, one after the other, when there are a million of them.
|
| --accounts=1000000 --requests=20, and BENCH_POSTGRES_URL for a PostgreSQL
| where it may make a database and drop it.
*/

import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { addressOf, fillWithPeople, letIn, RARE, run } from './people.js'
import { signInToSite, type Site } from './site.js'
import { application, reader } from './targets.js'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    accounts: { type: 'string', default: '1000000' },
    requests: { type: 'string', default: '20' },
  },
})
const accounts = Number(values.accounts)
const requests = Number(values.requests)
const { BENCH_POSTGRES_URL: postgresUrl } = process.env
if (!postgresUrl) throw new Error('Set BENCH_POSTGRES_URL to a PostgreSQL that may be filled.')

const LIST = '/admin/users/'
const database = `bench_admin_${process.pid}`
const url = new URL(postgresUrl)
url.pathname = database

await run(postgresUrl, [`CREATE DATABASE ${database}`])
try {
  await measureSite(url.href)
} finally {
  await run(postgresUrl, [`DROP DATABASE ${database} WITH (FORCE)`])
}

async function measureSite(databaseUrl: string) {
  const { server } = await application('PostgreSQL', { DATABASE_URL: databaseUrl })
  console.error(`${accounts} accounts`)
  await fillWithPeople(databaseUrl, accounts)
  await letIn(databaseUrl, reader.email)

  const site = await signInToSite(server, reader)
  const rows: Awaited<ReturnType<typeof measure>>[] = []
  for (const path of await pathsOf(site)) rows.push(await measure(site, path))
  await server.stop()

  console.table(rows)
  mkdirSync('tmp', { recursive: true })
  writeFileSync('tmp/bench-admin.json', JSON.stringify(rows, null, 2))
}

/** What somebody can ask of the list: searches, and all that its first page links to. */
async function pathsOf(site: Site) {
  const page = await site.read(LIST)
  const links = [...page.matchAll(/href="(\/admin\/users\/\?[^"]+)"/g)].map(([, path]) => path)
  const words = ['ada', 'ada lovelace', RARE, addressOf(accounts >> 1), 'zz']
  const now = new Date()
  const month = `?year=${now.getUTCFullYear()}&month=${now.getUTCMonth() + 1}`

  return [
    LIST,
    `${LIST}?page=1000`,
    ...words.map((word) => `${LIST}?q=${encodeURIComponent(word)}`),
    `${LIST}${month}`,
    `${LIST}${month}&day=${now.getUTCDate()}`,
    ...new Set(links.map((path) => path.replaceAll('&amp;', '&'))),
  ]
}

/** In milliseconds, one request after the other, until the last byte has come. */
async function measure(site: Site, path: string) {
  const times: number[] = []
  await site.read(path)

  for (let request = 0; request < requests; request++) {
    const begin = performance.now()
    await site.read(path)
    times.push(performance.now() - begin)
  }
  times.sort((one, other) => one - other)

  return {
    page: decodeURIComponent(path.slice(LIST.length)) || 'first',
    median: Math.round(times[times.length >> 1]),
    worst: Math.round(times.at(-1)!),
  }
}
