/*
| node .ci/smoke.js <folder>: starts the production build the way "npm start" does,
| with the folder as its working directory, uses it and stops it.
*/

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const PORT = '8099'
const url = `http://127.0.0.1:${PORT}`
const [cwd] = process.argv.slice(2)
const script = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const options = {
  cwd,
  stdio: 'inherit',
  env: { ...process.env, PORT, DATABASE_URL: 'sqlite:///smoke.sqlite3' },
}

const migrated = spawnSync(process.execPath, [script('ace.js'), 'migration:run'], options)
assert.equal(migrated.status, 0)

const server = spawn(process.execPath, [script('bin/start.js')], options)
process.on('exit', () => server.kill('SIGKILL'))

for (let tries = 0; !(await isHealthy()); tries++) {
  assert.ok(tries < 100 && server.exitCode === null, 'the server does not answer')
  await wait(200)
}

const registration = await fetch(`${url}/api/auth/register/`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ email: 'ada@example.com', password: 'a sentence nobody guesses' }),
})
assert.equal(registration.status, 201, await registration.text())

server.kill('SIGTERM')
const [code] = await once(server, 'exit')
assert.equal(code, 0)

async function isHealthy() {
  try {
    return (await fetch(`${url}/health/`)).ok
  } catch {
    return false
  }
}
