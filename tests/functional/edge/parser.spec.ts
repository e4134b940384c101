import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createHttpServer, limits } from '#start/http_server'
import { turn } from '#tests/helpers/settings'
import { parseAnswer, speak } from '#tests/helpers/socket'
import { test } from '@japa/runner'
import type { AddressInfo } from 'node:net'

const HOST = 'Host: localhost\r\n'
const POST = `POST /api/auth/register/ HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`

test.group('The HTTP parser', () => {
  test('refuses what is ambiguous once, and closes (103, 104)')
    .with([
      `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/ HTTP/1.1\r\n${HOST}\r\n`,
      `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
      `${POST}Content-Length: +2\r\n\r\n{}`,
      `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
      `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
      `${POST}X-Folded: a\r\n b\r\n\r\n`,
      `${POST}Bad Name: a\r\n\r\n`,
      `${POST}X-Blank : a\r\n\r\n`,
      `${POST}X-Nul: a\u0000b\r\n\r\n`,
      `GET /health/ HTTP/1.1\n${HOST}\n\n`,
      'nonsense\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'PROXY TCP4 1.2.3.4 1.2.3.4 1 2\r\nGET / HTTP/1.1\r\n\r\n',
    ])
    .run(async ({ assert, client }, bytes) => {
      const answer = await speak(bytes)

      assert.lengthOf(answer.match(/HTTP\/1\.1 \d/g) ?? [], 1)
      const { status, headers, body } = parseAnswer(answer)
      assert.equal(status, 400)
      assert.equal(headers['content-type'], 'application/problem+json')
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(JSON.parse(body).instance, headers['x-request-id'])
      const alive = await client.get('/health/')
      alive.assertStatus(200)
    })

  test('refuses headers and addresses that are too large (106)')
    .with([
      `GET /health/ HTTP/1.1\r\n${HOST}X-Large: ${'x'.repeat(20_000)}\r\n\r\n`,
      `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`,
      `GET /health/ HTTP/1.1\r\n${HOST}${'X-Many: x\r\n'.repeat(2000)}\r\n`,
      `GET /api/v1/me HTTP/1.1\r\n${HOST}Authorization: Bearer ${'x'.repeat(100_000)}\r\n\r\n`,
    ])
    .run(async ({ assert }, bytes) => {
      const { status, body } = parseAnswer(await speak(bytes))

      assert.equal(status, 431)
      assert.equal(JSON.parse(body).code, 'headers_too_large')
    })

  test('an expectation or an upgrade that nobody knows changes nothing (108)')
    .with([
      'Expect: something',
      'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings',
      'Upgrade: websocket',
    ])
    .run(async ({ assert }, line) => {
      const close = `GET /health/ HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`
      const answer = await speak(`GET /health/ HTTP/1.1\r\n${HOST}${line}\r\n\r\n${close}`)
      assert.equal(parseAnswer(answer).status, 200)
    })

  test('CONNECT gets an answer like any other method (108)')
    .with([
      { target: 'localhost:443', host: 'localhost', code: 'not_found' },
      { target: '/health/', host: 'localhost', code: 'method_not_allowed' },
      { target: 'evil.example:443', host: 'evil.example', code: 'host_not_allowed' },
    ])
    .run(async ({ assert }, { target, host, code }) => {
      const { headers, body } = parseAnswer(
        await speak(`CONNECT ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
      )

      assert.equal(headers['content-type'], 'application/problem+json')
      assert.include(body, `"code":"${code}"`)
    })

  test('a refusal is not lost to a client that still sends (122)', async ({ assert, cleanup }) => {
    const { HOST: host, PORT: port } = process.env
    const chunk = `200000\r\n${' '.repeat(0x200000)}\r\n`
    const socket = connect({ host, port: Number(port), allowHalfOpen: true })
    cleanup(() => void socket.destroy())

    socket.write(`${POST}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`)
    const [answer] = await once(socket.setEncoding('utf8'), 'data')
    await once(socket, 'end')
    for (let times = 0; times < 3; times++) {
      socket.write(chunk)
      await wait(50)
    }

    assert.equal(parseAnswer(answer).status, 413)
    assert.isFalse(socket.destroyed, 'the connection was reset')
  })

  test('pipelined requests are answered each for itself (117)', async ({ assert }) => {
    const me = `GET /api/v1/me HTTP/1.1\r\n${HOST}`
    const answer = await speak(
      `${me}Authorization: Bearer x\r\n\r\n${me}\r\nGET /health/ HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`
    )

    assert.deepEqual(answer.match(/"code":"\w+"|"status":"ok"/g), [
      '"code":"token_invalid"',
      '"code":"authentication_required"',
      '"status":"ok"',
    ])
  })

  test('a connection that dawdles is cut off, others go on (107)', async ({ assert, cleanup }) => {
    assert.isAtMost(limits.headersTimeout, 10_000)
    assert.isAtMost(limits.requestTimeout, 12_000)
    turn(limits, { headersTimeout: 100, connectionsCheckingInterval: 100 })
    const hasty = createHttpServer((_, response) => response.end('quick')).listen(0, '127.0.0.1')
    cleanup(() => void hasty.close())
    await once(hasty, 'listening')
    const { port } = hasty.address() as AddressInfo // it listens on TCP

    const slow = speak(`GET /health/ HTTP/1.1\r\n${HOST}X-Slow: `, { isPatient: true, port })
    const quick = await speak(`GET /health/ HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`, { port })
    assert.equal(parseAnswer(quick).status, 200)

    const { status, body } = parseAnswer(await slow)
    assert.equal(status, 408)
    assert.equal(JSON.parse(body).code, 'request_timeout')
  })
})
