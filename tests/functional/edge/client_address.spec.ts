import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import { trustLoopback, turnRate } from '#tests/helpers/settings'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

/** The address that a sign-in with this header is recorded with. */
async function recordedAddress(client: ApiClient, forwarded: string) {
  const user = await UserFactory.create()
  const response = await client
    .post('/api/auth/jwt/token/')
    .header('x-forwarded-for', forwarded)
    .json({ email: user.email, password: PASSWORD })

  response.assertStatus(200)
  const session = await Session.findByOrFail({ userId: user.id })
  return session.ipAddress
}

test.group('Client address', () => {
  test('is the address of the connection, whatever a client claims (88)', async ({
    assert,
    client,
  }) => {
    assert.equal(await recordedAddress(client, '203.0.113.9'), '127.0.0.1')
  })

  test('behind a trusted proxy is the right-most address that is no proxy of ours (88)', async ({
    assert,
    client,
  }) => {
    trustLoopback()
    const expected = {
      '203.0.113.9': '203.0.113.9',
      '6.6.6.6, 203.0.113.9': '203.0.113.9',
      '6.6.6.6, 203.0.113.9, 10.1.2.3': '203.0.113.9',
      '10.1.2.3, 10.1.2.4': '10.1.2.3',
      '2001:DB8::1': '2001:db8::1',
      '::ffff:203.0.113.9': '203.0.113.9',
      '203.0.113.9, unknown': '127.0.0.1',
      '203.0.113.9, unknown, 10.1.2.3': '10.1.2.3',
      '203.0.113.9:4711': '203.0.113.9',
      '[2001:db8::1]:4711': '2001:db8::1',
      '<script>': '127.0.0.1',
      '': '127.0.0.1',
    }

    for (const [forwarded, address] of Object.entries(expected)) {
      assert.equal(await recordedAddress(client, forwarded), address, forwarded)
    }
  })

  test('an IPv6 client is its whole /64 network (86)', async ({ client }) => {
    trustLoopback()
    await turnRate('anon', '2/minute')
    const from = (address: string) =>
      client.post('/api/auth/jwt/verify/').header('x-forwarded-for', address).json({})

    for (const address of ['2001:db8::1', '2001:db8:0:0:ffff::2']) {
      const response = await from(address)
      response.assertStatus(400)
    }
    const third = await from('2001:db8::3')
    third.assertStatus(429)
    const other = await from('2001:db8:0:1::1')
    other.assertStatus(400)
  })

  test('a trusted proxy may name the request (118)', async ({ assert, client }) => {
    trustLoopback()
    const named = await client.get('/health/').header('x-request-id', 'edge-0123456789')
    assert.equal(named.header('x-request-id'), 'edge-0123456789')

    for (const malformed of ['short', 'has a blank in it', 'x'.repeat(129), 'semi;colon']) {
      const response = await client.get('/health/').header('x-request-id', malformed)
      assert.match(response.header('x-request-id')!, /^[\da-f-]{36}$/)
    }
  })
})
