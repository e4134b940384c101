import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ace } from '#tests/helpers/processes'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'

/** A project for browsers, which knows nothing of Node.js. */
const BROWSER_PROJECT = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    types: [],
  },
}

const USE = `
import { createClient } from './client'

const client = createClient({ baseUrl: location.origin })

export async function firstName(): Promise<string> {
  const { data, error } = await client.GET('/api/v1/me')
  if (error?.code === 'token_expired') throw new Error(error.detail)

  // @ts-expect-error: nothing answers this code here
  if (error?.code === 'invalid_credentials') throw new Error()

  return data?.data.first_name ?? ''
}

// @ts-expect-error: there is no such path
client.GET('/api/v1/nowhere')

// @ts-expect-error: an address is missing
client.POST('/api/auth/jwt/token/', { body: { password: 'secret' } })
`

test.group('node ace client:generate', () => {
  test('writes a client whose types hold in a project for browsers', async ({
    assert,
    cleanup,
  }) => {
    const folder = await mkdtemp(app.makePath('tmp/client-'))
    cleanup(() => rm(folder, { recursive: true }))

    const { code, stderr } = await ace(['client:generate', `--output=${folder}`])
    assert.equal(code, 0, stderr)
    await writeFile(join(folder, 'use.ts'), USE)
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(BROWSER_PROJECT))

    const compiler = app.makePath('node_modules/typescript/bin/tsc')
    await promisify(execFile)(process.execPath, [compiler, '--project', folder])
  })
})
