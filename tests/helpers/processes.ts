import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { Client } from 'pg'

type Environment = Record<string, string>
type User = { uid: number; gid: number }

/** A database of its own for servers that really commit; the same kind that the suite runs on. */
export async function scratchDatabase() {
  const { TEST_DATABASE_URL: suite } = process.env
  if (!suite) return sqliteDatabase()

  const database = await postgresDatabase(suite)
  await migrate(database.url)
  return database
}

async function migrate(url: string) {
  const { code, stderr } = await ace(['migration:run', '--no-schema-generate'], {
    DATABASE_URL: url,
  })
  if (code !== 0) throw new Error(stderr)
}

/** Migrated once, then copied: a file is all that it is. */
let template: Promise<string> | undefined

async function sqliteDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'backend-'))
  const { url } = await sqliteDatabaseIn(folder)

  return { url, drop: () => rm(folder, { recursive: true }) }
}

/** SQLite in a folder that a test has chosen, whatever the suite runs on. */
export async function sqliteDatabaseIn(folder: string) {
  const file = join(folder, 'db.sqlite3')
  await copyFile(await (template ??= migratedFile()), file)

  return { file, url: `sqlite:///${file}` }
}

async function migratedFile() {
  const file = join(tmpdir(), `backend-template-${process.pid}.sqlite3`)
  process.on('exit', () => rmSync(file, { force: true }))

  await migrate(`sqlite:///${file}`)
  return file
}

async function postgresDatabase(suite: string) {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`
  const run = async (statement: string) => {
    const client = new Client({ connectionString: suite })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  await run(`CREATE DATABASE ${name}`)
  const url = new URL(suite)
  url.pathname = name
  return { url: url.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) }
}

/** Runs a command of this application to its end. */
export async function ace(args: string[], environment: Environment = {}) {
  const child = start(['ace.js', ...args], environment)
  const output = collect(child)
  const [code] = await once(child, 'close')

  return { code: Number(code), ...output }
}

/** A command that runs until it is told to end. */
export function startCommand(args: string[], environment: Environment) {
  const child = start(['ace.js', ...args], environment)
  return { output: collect(child), stop: (signal?: NodeJS.Signals) => stop(child, signal) }
}

const SERVER = ['--import', '@poppinss/ts-exec', 'bin/server.ts']

/** A server that does not answer yet. */
export function beginServer(environment: Environment) {
  const child = start(SERVER, { PORT: '0', ...environment })
  return { output: collect(child), stop: (signal?: NodeJS.Signals) => stop(child, signal) }
}

/** A server in a process of its own, answering by the time this returns; of another user when one is named. */
export async function startServer(environment: Environment, user?: User) {
  const port = String(await freePort())
  const child = start(SERVER, { PORT: port, ...environment }, user)
  const output = collect(child)
  const url = `http://127.0.0.1:${port}`

  for (let tries = 0; !(await isAnswering(url)); tries++) {
    if (child.exitCode !== null || tries > 1200) throw new Error(`no server: ${output.stderr}`)
    await wait(50)
  }

  return { url, output, child, stop: (signal?: NodeJS.Signals) => stop(child, signal) }
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>

/** Sends JSON, and answers what came back. */
export async function post(url: string, body: object, headers: Environment = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()

  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) }
}

/** Sends JSON again as long as a server with too much to do asks to come back. */
export async function postPatiently(...request: Parameters<typeof post>): ReturnType<typeof post> {
  const answer = await post(...request)
  return answer.status === 503 ? postPatiently(...request) : answer
}

function start(args: string[], environment: Environment, user?: User) {
  const { PATH, HOME, NODE_OPTIONS } = process.env
  return spawn(process.execPath, args, {
    ...user,
    cwd: app.makePath(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      HOME,
      NODE_OPTIONS,
      ENV_PATH: 'tests',
      NODE_ENV: 'test',
      SECRET_KEY: SHARED_KEY,
      ...environment,
    },
  })
}

/** NODE_OPTIONS that have a process say on stderr which modules it loads. */
export const TELL_MODULES = `--import=data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({ load: (url, context, load) => (console.error(url), load(url, context)) })
`)}`

/** Servers of one test sign with one key, as those of one deployment do. */
const SHARED_KEY = randomUUID() + randomUUID()

function collect(child: ChildProcess) {
  const output = { stdout: '', stderr: '' }
  child.stdout!.on('data', (chunk) => (output.stdout += chunk))
  child.stderr!.on('data', (chunk) => (output.stderr += chunk))
  return output
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  child.kill(signal)
  const [code] = await once(child, 'close')
  return code as number | null // null when a signal ended it
}

async function isAnswering(url: string) {
  try {
    const { ok } = await fetch(`${url}/health/`)
    return ok
  } catch {
    return false
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  server.close()
  await once(server, 'close')
  return port
}
