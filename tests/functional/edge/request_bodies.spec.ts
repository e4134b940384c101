import { raw, rawJson } from '#tests/helpers/raw'
import { test } from '@japa/runner'

const path = '/api/auth/register/'
const ada = JSON.stringify({ email: 'ada@example.com', password: 'correct horse' })
const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`

test.group('Request bodies', () => {
  test('what is no JSON object is refused (119)')
    .with(['{', 'nonsense', '[]', '[1]', '"text"', '5', 'true', 'null', '{"a":1}{', "{'a':1}"])
    .run(async ({ assert }, body) => {
      const response = await rawJson(path, body)

      assert.equal(response.status, 400)
      assert.equal(response.json().code, 'malformed_request')
    })

  test('NUL, unpaired surrogates and invalid UTF-8 are refused (123)')
    .with([
      '{"email":"a\\u0000b"}',
      '{"a":["\\ud800"]}',
      '{"\\udc00":1}',
      '{"a":{"b":"\\ud83dx"}}',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]),
    ])
    .run(async ({ assert }, body) => {
      const response = await rawJson(path, body)

      assert.equal(response.status, 400)
      assert.equal(response.json().code, 'malformed_request')
    })

  test('a pair of surrogates is a character like any other', async ({ assert }) => {
    const response = await rawJson(
      path,
      '{"email":"ada@example.com","password":"\\ud83d\\udc0e horse"}'
    )
    assert.equal(response.status, 201)
  })

  test('nesting ends at 32 levels (121)', async ({ assert }) => {
    const deep = await rawJson(path, nested(33))
    assert.equal(deep.json().code, 'malformed_request')

    const abyss = await rawJson(path, nested(100_000))
    assert.equal(abyss.json().code, 'malformed_request')

    const allowed = await rawJson(path, nested(32))
    assert.equal(allowed.json().code, 'validation_failed')

    const brackets = await rawJson(path, JSON.stringify({ a: '['.repeat(100) + '\\"{{' }))
    assert.equal(brackets.json().code, 'validation_failed')
  })

  test('a text that never ends is judged in linear time (126)', async ({ assert }) => {
    const endless = await rawJson(path, `{"a":"${'\\"'.repeat(500_000)}`)

    assert.equal(endless.json().code, 'malformed_request')
  }).timeout(5000)

  test('more than 1,048,576 bytes are refused, announced or chunked (122)', async ({ assert }) => {
    const filler = 'x'.repeat(1_048_576)

    const announced = await rawJson(path, `{"a":"${filler}"}`)
    assert.equal(announced.status, 413)
    assert.equal(announced.json().code, 'payload_too_large')

    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
    const chunked = await raw({ path, headers, body: ['{"a":"', filler, filler, '"}'] })
    assert.equal(chunked.status, 413)

    const just = `{"a":"${'x'.repeat(1_048_576 - 8)}"}`
    const allowed = await rawJson(path, just)
    assert.equal(allowed.json().code, 'validation_failed')
  })

  test('anything but JSON in UTF-8 is refused (109)')
    .with([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=latin1',
      'application/vnd.api+json',
      'application/jsonx',
      '',
    ])
    .run(async ({ assert }, type) => {
      const response = await rawJson(path, ada, { 'content-type': type })

      assert.equal(response.status, 415)
      assert.equal(response.json().code, 'unsupported_media_type')
    })

  test('JSON is known in its usual spellings')
    .with([
      'application/json',
      'Application/JSON; charset=UTF-8',
      'application/json;charset="utf-8"',
    ])
    .run(async ({ assert }, type) => {
      const response = await rawJson(path, ada, { 'content-type': type })
      assert.equal(response.status, 201)
    })

  test('a body that is encoded is refused (110)')
    .with(['gzip', 'br', 'deflate', 'identity, gzip', 'x'])
    .run(async ({ assert }, encoding) => {
      const response = await rawJson(path, ada, { 'content-encoding': encoding })
      assert.equal(response.status, 415)
    })

  test('a file named toString ends nothing (124)', async ({ assert, client }) => {
    const body = [
      '--x\r\nContent-Disposition: form-data; name="toString"; filename="a"\r\n\r\n1\r\n--x--\r\n',
    ]
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }

    const response = await raw({ path, headers, body })

    assert.equal(response.status, 415)
    const alive = await client.get('/health/')
    alive.assertStatus(200)
  })

  test('keys that name members of every object do nothing (125)', async ({ assert }) => {
    const response = await rawJson(
      path,
      '{"email":"ada@example.com","password":"correct horse","__proto__":{"is_staff":true},"constructor":{"prototype":{"is_staff":true}},"toString":1,"hasOwnProperty":1}'
    )

    assert.equal(response.status, 201)
    assert.notProperty({}, 'is_staff')
  })

  test('a text is taken as it was sent', async ({ assert, client }) => {
    const response = await client
      .post(path)
      .json({ email: 'ada@example.com', password: 'correct horse', first_name: ' Ada ' })

    assert.equal(response.body().user.first_name, ' Ada ')
    assert.equal(response.body().user.last_name, '')
  })
})
