import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ace, startServer } from '#tests/helpers/processes'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'

type Lock = { packages: Record<string, { os?: string; cpu?: string; bin?: { node: string } }> }

const lockOf = (version: string) =>
  JSON.stringify({ packages: { 'node_modules/one': { version } } })

/** A folder with the entry points and version 1 of a package, which is the one wanted or not. */
async function scratchProject({ wanted = '1.0.0' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'backend entry '))
  await cp(app.makePath('bin'), join(folder, 'bin'), {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  })
  await mkdir(join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'package-lock.json'), lockOf(wanted))
  await writeFile(join(folder, 'node_modules/.package-lock.json'), lockOf('1.0.0'))

  return {
    folder,
    installed: () => readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}

/** Stands for npm: "npm ci" writes down what it would have installed. */
async function fakeNpm(folder: string, source: string) {
  const file = join(folder, 'npm-cli.js')
  await writeFile(file, `import { cpSync } from 'node:fs'; ${source}`)
  return { npm_execpath: file }
}

/** Puts the Node.js that runs the tests where the project keeps the one that it fetched. */
async function lockThisNode(folder: string) {
  const locked = join(folder, 'bin/node24')
  const { packages }: Lock = JSON.parse(await readFile(join(locked, 'package-lock.json'), 'utf8'))
  const [name, { bin }] = Object.entries(packages).find(
    ([, { os, cpu }]) => os === process.platform && cpu === process.arch
  )!
  const binary = join(locked, name, bin!.node)

  await mkdir(dirname(binary), { recursive: true })
  await symlink(process.execPath, binary)
  await writeFile(join(locked, 'node_modules/.package-lock.json'), '{ "packages": {} }')
}

async function scriptForNode24(folder: string, source: string) {
  const file = join(folder, 'bin/script.js')
  await lockThisNode(folder)
  await writeFile(
    file,
    `import { ensureNode24 } from './node24.js'; await ensureNode24(); ${source}`
  )
  return file
}

/** Makes a process believe that it is Node.js 20, as long as the locked binary is not first in its PATH. */
const OLD_NODE = `data:text/javascript,${encodeURIComponent(`
  const versions = { ...process.versions, node: '20.19.0' }
  const isLocked = process.env.PATH.split(':')[0].includes('node24')
  if (!isLocked) Object.defineProperty(process, 'versions', { value: versions })
`)}`

/** The suite itself may run under the locked binary. */
function pathWithoutLocked() {
  const folders = (process.env.PATH ?? '').split(':')
  return folders.filter((folder) => !folder.includes('node24')).join(':')
}

function start(args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    cwd: app.makePath(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: pathWithoutLocked(), ...environment },
  })
  const result = { output: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (result.output += text))

  return {
    child,
    ended: once(child, 'close').then(([code, signal]) => ({ code, signal, ...result })),
    says: async (pattern: RegExp) => {
      while (!pattern.test(result.output)) await once(child.stdout, 'data')
      return result.output.match(pattern)!
    },
  }
}

test.group('Set-up', () => {
  test('does nothing when everything is in place', async ({ assert }) => {
    await using project = await scratchProject()

    const { code, output } = await start([join(project.folder, 'bin/setup.js')]).ended

    assert.equal(code, 0)
    assert.equal(output, '')
  })

  test('replaces packages that are not the ones of the lock file', async ({ assert }) => {
    await using project = await scratchProject({ wanted: '2.0.0' })
    const install = `cpSync('package-lock.json', 'node_modules/.package-lock.json')`
    const npm = await fakeNpm(project.folder, install)

    const { code, output } = await start([join(project.folder, 'bin/setup.js')], npm).ended

    assert.equal(code, 0)
    assert.include(output, 'Installing the packages')
    assert.equal(await project.installed(), lockOf('2.0.0'))
  })

  test('leaves all as it was when npm fails', async ({ assert }) => {
    await using project = await scratchProject({ wanted: '2.0.0' })
    const npm = await fakeNpm(project.folder, 'process.exit(1)')
    const files = await readdir(project.folder)

    const { code, output } = await start([join(project.folder, 'bin/setup.js')], npm).ended

    assert.equal(code, 1)
    assert.include(output, 'could not be installed')
    assert.equal(await project.installed(), lockOf('1.0.0'))
    assert.deepEqual(await readdir(project.folder), files)
  })
})

test.group('An old Node.js', () => {
  test('hands arguments and exit code to Node.js 24', async ({ assert }) => {
    await using project = await scratchProject()
    const script = await scriptForNode24(
      project.folder,
      `console.log(process.ppid, process.argv.slice(2)); process.exit(7)`
    )

    const { child, ended } = start(['--import', OLD_NODE, script, 'two words', '--flag'])
    const { code, output } = await ended

    assert.equal(output, `${child.pid} [ 'two words', '--flag' ]\n`)
    assert.equal(code, 7)
  })

  test('hands signals to Node.js 24', async ({ assert }) => {
    await using project = await scratchProject()
    const script = await scriptForNode24(
      project.folder,
      `process.on('SIGTERM', () => process.exit(9)); setInterval(() => console.log('ready'), 50)`
    )

    const { child, says, ended } = start(['--import', OLD_NODE, script])
    await says(/ready/)
    child.kill('SIGTERM')
    const { code } = await ended

    assert.equal(code, 9)
  })
})

test.group('A start', () => {
  test('says in plain words that the port is taken', async ({ assert }) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo // it listens on TCP

    await assert.rejects(
      () => startServer({ PORT: String(port) }),
      new RegExp(`^no server: Port ${port} on 127.0.0.1 is taken by another process`)
    )
    other.close()
  })

  test('reports all mistakes in the configuration at once (138)', async ({ assert }) => {
    const mistakes = { PORT: 'many', LOG_LEVEL: 'loud', THROTTLE_LOGIN: 'often' }

    const { code, stderr } = await ace(['migration:status'], mistakes)

    assert.equal(code, 1)
    for (const name of Object.keys(mistakes)) assert.include(stderr, name)
    assert.notInclude(stderr, 'node_modules')
  })

  test('is refused where others are served and anybody could do anything (4, 138)', async ({
    assert,
  }) => {
    const dangers = {
      ALLOWED_HOSTS: 'api.example.com,*',
      CORS_ALLOW_ALL_ORIGINS: 'true',
      MAGIC_LINK_DEBUG_ECHO_TOKEN: 'true',
      SECRET_KEY: '',
    }
    const deployment = { DEBUG: 'false', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }

    const { code, stderr } = await ace(['migration:status'], { ...deployment, ...dangers })

    assert.equal(code, 1)
    for (const name of Object.keys(dangers)) assert.include(stderr, `- ${name}`)
  })

  test('of the development server ends with SIGTERM, and so does the server', async ({
    assert,
  }) => {
    const args = ['ace.js', 'serve', '--watch', '--no-clear']
    const { child, says, ended } = start(args, { PORT: '0' })

    const [, url] = await says(/Server address: (http:[^\s]+)/)
    child.kill('SIGTERM')

    const { signal } = await ended

    assert.equal(signal, 'SIGTERM')
    await assert.rejects(() => fetch(url), /fetch failed/)
  })
})
