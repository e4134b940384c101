import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Block, isIgnored, ROOT } from '#tests/docs/helpers/pages'
import type { AddressInfo } from 'node:net'

const PATIENCE_MILLISECONDS = 60_000

/** A copy of the project to follow the docs in, served as "npm run dev" serves it. */
export class ScratchProject {
  #server?: ChildProcess

  private constructor(
    readonly folder: string,
    private port: number
  ) {}

  static async create() {
    const folder = await mkdtemp(join(tmpdir(), 'docs-'))
    await cp(ROOT, folder, { recursive: true, filter: (file) => !isIgnored(basename(file)) })
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')

    return new ScratchProject(folder, await freePort())
  }

  get url() {
    return `http://localhost:${this.port}`
  }

  /** What a reader's shell has: nothing that the tests were started with. */
  get env() {
    const { HOME, PATH } = process.env
    const path = dirname(process.execPath) + delimiter + PATH
    return { HOME, PATH: path, PORT: String(this.port) }
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
    const options = { cwd: this.folder, env: this.env, detached: true }
    this.#server = spawn(process.execPath, ['bin/dev.js'], options)
    const output = collect(this.#server)

    const end = Date.now() + PATIENCE_MILLISECONDS
    while (!(await this.#answers())) {
      if (Date.now() > end) throw new Error(output.join(''))
      await setTimeout(100)
    }
  }

  /** @throws what the command wrote when it fails */
  async run(command: string, ...args: string[]) {
    const child = spawn(command, args, { cwd: this.folder, env: this.env })
    const output = collect(child)
    const [code] = await once(child, 'close')

    if (code !== 0) throw new Error(output.join(''))
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

function collect({ stdout, stderr }: ChildProcess) {
  const output: string[] = []
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk) => output.push(String(chunk)))

  return output
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  await new Promise((closed) => server.close(closed))

  return port
}
