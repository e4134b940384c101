import { readFile, rm } from 'node:fs/promises'
import { ace, startServer } from '#tests/helpers/processes'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { parse } from 'yaml'

async function statusOf(url: string) {
  const { status } = await fetch(url)
  return status
}

test.group('The documentation of a deployment', () => {
  test('is closed unless somebody opens it (116)')
    .with([
      { settings: { DEBUG: 'false', API_DOCS_ENABLED: '' }, status: 404 },
      { settings: { DEBUG: 'true', API_DOCS_ENABLED: 'false' }, status: 404 },
      { settings: { DEBUG: 'false', API_DOCS_ENABLED: 'true' }, status: 200 },
    ])
    .run(async ({ assert, cleanup }, { settings, status }) => {
      const { url, stop } = await startServer(settings)
      cleanup(() => void stop())

      assert.equal(await statusOf(`${url}/api/docs/`), status)
      assert.equal(await statusOf(`${url}/api/schema/`), status)
      assert.equal(await statusOf(`${url}/problems/throttled`), 200)

      const root = await fetch(url, { redirect: 'manual' })
      assert.equal(root.status, status === 404 ? 200 : 302)
      if (status === 404) assert.deepEqual(await root.json(), { status: 'ok' })
    })
})

test.group('node ace openapi:export', () => {
  test('writes the document, as JSON or YAML', async ({ assert, cleanup }) => {
    const output = 'tmp/openapi-export.yaml'
    cleanup(() => rm(app.makePath(output), { force: true }))

    const json = await ace(['openapi:export'])
    const yaml = await ace(['openapi:export', '--format=yaml', `--output=${output}`])

    assert.equal(yaml.code, 0, yaml.stderr)
    const written = parse(await readFile(app.makePath(output), 'utf8'))
    assert.equal(written.openapi, '3.1.0')
    assert.deepEqual(JSON.parse(json.stdout), written)
  })

  test('knows no other format', async ({ assert }) => {
    const { code, stderr } = await ace(['openapi:export', '--format=xml'])

    assert.equal(code, 1)
    assert.include(stderr, '--format=yaml')
  })
})
