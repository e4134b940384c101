import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Block, isIgnored, ROOT } from '#tests/docs/helpers/pages'
import type { AddressInfo } from 'node:net'

const run = promisify(execFile)
const PATIENCE_MILLISECONDS = 60_000

/** A copy of the project to follow the docs in, served as "npm run dev" serves it. */
export class ScratchProject {
  url = ''
  #server?: ChildProcess

  private constructor(readonly folder: string) {}

  static async create() {
    const folder = await mkdtemp(join(tmpdir(), 'docs-'))
    await cp(ROOT, folder, { recursive: true, filter: (file) => !isIgnored(basename(file)) })
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')

    return new ScratchProject(folder)
  }

  /** What a reader's shell has: nothing that the tests were started with. */
  get env() {
    const { HOME, PATH } = process.env
    const path = dirname(process.execPath) + delimiter + PATH
    return { HOME, PATH: path, PORT: new URL(this.url).port }
  }

  /** Does to the files what a sample shows: a whole file, or lines behind the first of them. */
  async apply({ values, text }: Block) {
    if (values.file) {
      const file = join(this.folder, values.file)
      await mkdir(dirname(file), { recursive: true })
      return writeFileSync(file, text)
    }

    const file = join(this.folder, values.extend)
    const [known, ...added] = text.trimEnd().split('\n')
    const lines = readFileSync(file, 'utf8').split('\n')
    const index = lines.findIndex((line) => line.trim() === known.trim())
    if (index < 0) throw new Error(`${values.extend} has no line "${known}"`)

    lines.splice(index + 1, 0, ...added)
    writeFileSync(file, lines.join('\n'))
  }

  /** Runs "npm run dev" until it answers. */
  async serve() {
    this.url = `http://localhost:${await freePort()}`
    const options = { cwd: this.folder, env: this.env, detached: true }
    this.#server = spawn(process.execPath, ['bin/dev.js'], options)

    let output = ''
    for (const stream of [this.#server.stdout, this.#server.stderr])
      stream?.on('data', (chunk) => (output += chunk))

    const end = Date.now() + PATIENCE_MILLISECONDS
    while (!(await this.#answers())) {
      if (Date.now() > end) throw new Error(`The server does not start:\n${output}`)
      await setTimeout(100)
    }
  }

  run(command: string, ...args: string[]) {
    return run(command, args, { cwd: this.folder, env: this.env })
  }

  /** Ends the server with all that it started: nothing in the copy is worth a farewell. */
  async remove() {
    if (this.#server?.pid) {
      process.kill(-this.#server.pid, 'SIGKILL')
      await once(this.#server, 'exit')
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  async #answers() {
    const response = await fetch(`${this.url}/health/`).catch(() => null)
    return response?.ok
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  await new Promise((closed) => server.close(closed))

  return port
}
