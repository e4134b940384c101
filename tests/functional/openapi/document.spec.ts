import { UserFactory } from '#database/factories/user_factory'
import { examples } from '#services/openapi/examples'
import { readDocument, validate } from '#tests/helpers/answers'
import { signedIn } from '#tests/helpers/tokens'
import router from '@adonisjs/core/services/router'
import { test } from '@japa/runner'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Validator } from '@seriousme/openapi-schema-validator'
import { parse } from 'yaml'
import type { Schema } from '#services/openapi/schema'

/** The contract spells paths with a slash at the end. */
const config = await createConfig({
  extends: ['recommended'],
  rules: { 'no-path-trailing-slash': 'off' },
})

type Content = { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }
type Operation = { operationId: string; requestBody?: { content: Record<string, Content> } }

const document = await readDocument()
const operations = Object.values<Record<string, Operation>>(document.paths).flatMap(Object.values)

test.group('The OpenAPI document', () => {
  test('has every route and nothing else', ({ assert }) => {
    const all = Object.values(router.toJSON()).flat()
    const routes = all.filter(
      ({ methods, name }) => !methods.includes('OPTIONS') && !name?.startsWith('admin_site.')
    )

    assert.sameMembers(
      operations.map(({ operationId }) => operationId),
      routes.map(({ name }) => name)
    )
  })

  test('spells paths as clients do', ({ assert }) => {
    assert.includeMembers(Object.keys(document.paths), [
      '/',
      '/health/',
      '/api/schema/',
      '/api/docs/',
      '/problems/{code}',
      '/api/auth/register/',
      '/api/auth/jwt/token/',
      '/api/auth/sessions/',
      '/api/auth/sessions/{id}/',
      '/api/v1/me',
      '/admin/api/ping',
    ])
  })

  test('is valid, and a linter has nothing to say', async ({ assert }) => {
    const source = JSON.stringify(document)

    const { valid, errors } = await new Validator().validate(JSON.parse(source))
    assert.isTrue(valid, JSON.stringify(errors))

    const complaints = await lintFromString({ source, config })
    assert.deepEqual(
      complaints.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      []
    )
  })

  test('has examples that are what they are examples of', ({ assert }) => {
    const contents = [...contentsIn(document.paths), ...contentsIn(document.components)]
    const shown = contents.flatMap(({ schema, example, examples: named = {} }) =>
      [example, ...Object.values(named).map(({ value }) => value)]
        .filter((value) => value !== undefined)
        .map((value) => validate(schema, value))
    )

    assert.isAbove(shown.length, 30)
    assert.deepEqual(shown.flat(), [])
  })

  test('has examples of requests that the service accepts', async ({ client }) => {
    const registered = await client
      .post('/api/auth/register/')
      .json(requestExample('account.registrations.store'))
    registered.assertStatus(201)

    const signIn = await client
      .post('/api/auth/jwt/token/')
      .json(requestExample('jwt.tokens.store'))
    signIn.assertStatus(200)

    const { access } = await signedIn(await UserFactory.create())
    const renamed = await client
      .patch('/api/v1/me')
      .bearerToken(access)
      .json(requestExample('account.profile.update'))
    renamed.assertStatus(200)
    renamed.assertBodyContains({ data: { first_name: examples.firstName } })
  })

  test('is answered as JSON or YAML', async ({ assert, client }) => {
    const json = await client.get('/api/schema/')
    assert.equal(json.header('content-type'), 'application/json; charset=utf-8')
    assert.deepEqual(json.body(), document)

    for (const request of [
      client.get('/api/schema/').qs({ format: 'yaml' }),
      client.get('/api/schema/').accept('application/yaml'),
    ]) {
      const yaml = await request
      assert.equal(yaml.header('content-type'), 'application/yaml')
      assert.deepEqual(parse(yaml.text()), document)
    }

    const unknown = await client.get('/api/schema/').qs({ format: 'xml' })
    unknown.assertStatus(400)
    unknown.assertBodyContains({ code: 'validation_failed' })
  })
})

function requestExample(operationId: string) {
  const operation = operations.find((one) => one.operationId === operationId)!
  return operation.requestBody!.content['application/json'].example as object // of a body
}

/** All media types anywhere in a part of the document. */
function contentsIn(part: object): Content[] {
  return Object.entries(part).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null) return []
    return name === 'content' ? Object.values<Content>(value) : contentsIn(value)
  })
}
