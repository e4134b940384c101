import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const children = new Set<ChildProcess>()

/* A run that fails leaves nothing behind */
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')))

export type Running = Awaited<ReturnType<typeof serve>>

/** Starts a server and waits for its first 200, which is how long the start took. */
export async function serve(
  script: string,
  path: string,
  environment: Record<string, string> = {}
) {
  const port = await freePort()
  const begin = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=8', script], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: port,
      ...environment,
    },
  })
  children.add(child)
  const url = `http://127.0.0.1:${port}`

  while (!(await isAnswering(url + path))) {
    if (child.exitCode !== null) throw new Error(`${script} ended with code ${child.exitCode}`)
    await wait(5)
  }

  return {
    url,
    pid: child.pid!,
    startMilliseconds: performance.now() - begin,
    memory: () => memoryOf(child.pid!),
    stop: async () => {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 15_000).unref()
      await exit
    },
  }
}

/** Runs a command of the application to its end, quietly. */
export function ace(args: string[], environment: Record<string, string>) {
  execFileSync(process.execPath, ['ace.js', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, ...environment },
  })
}

/** Resident memory in megabytes. */
function memoryOf(pid: number) {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Math.round(Number(kilobytes) / 1024)
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  server.close()
  return String(port)
}

async function isAnswering(url: string) {
  try {
    const { ok } = await fetch(url)
    return ok
  } catch {
    return false
  }
}
