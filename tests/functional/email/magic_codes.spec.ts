import MailedToken from '#models/mailed_token'
import { codeIn, receive, receiveOne, tokenIn } from '#tests/helpers/mailbox'
import { trustLoopback } from '#tests/helpers/settings'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

const email = 'ada@example.com'

const ask = (client: ApiClient, address = email) =>
  client.post('/api/auth/magic/request/').json({ email: address })

const enter = (client: ApiClient, link: { token: string; email?: string }) =>
  client.post('/api/auth/magic/verify/').json(link)

/** A code that is not the given one. */
const wrong = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

test.group('Magic codes', () => {
  test('a code signs in, with its address or from where it was asked for', async ({ client }) => {
    await ask(client)
    const named = await enter(client, {
      token: codeIn(await receiveOne()),
      email: ' ADA@example.com',
    })
    named.assertStatus(200)

    await ask(client)
    const here = await enter(client, { token: codeIn(await receiveOne()) })
    here.assertStatus(200)
  })

  test('elsewhere a code needs its address (50)', async ({ client }) => {
    trustLoopback()
    await ask(client)
    const token = codeIn(await receiveOne())

    const elsewhere = await enter(client, { token }).header('x-forwarded-for', '203.0.113.7')
    elsewhere.assertStatus(400)
    const withAddress = await enter(client, { token, email }).header(
      'x-forwarded-for',
      '203.0.113.7'
    )
    withAddress.assertStatus(200)
  })

  test('five wrong codes kill the code and leave the link (50)', async ({ client }) => {
    await ask(client)
    const letter = await receiveOne()
    const code = codeIn(letter)
    for (let guess = 0; guess < 5; guess++) await enter(client, { token: wrong(code), email })

    const late = await enter(client, { token: code, email })
    late.assertStatus(400)
    const link = await enter(client, { token: tokenIn(letter), email })
    link.assertStatus(200)
  })

  test('a wrong code without an address costs every code from here a try (50)', async ({
    client,
  }) => {
    await ask(client)
    await ask(client, 'grace@example.com')
    const [ada, grace] = await receive()
    for (let guess = 0; guess < 5; guess++) await enter(client, { token: wrong(codeIn(ada)) })

    for (const letter of [ada, grace]) {
      const response = await enter(client, { token: codeIn(letter), email: letter.to })
      response.assertStatus(400)
    }
  })

  test('a right one costs the others nothing', async ({ assert, client }) => {
    await ask(client)
    await ask(client, 'grace@example.com')
    const [ada] = await receive()

    await enter(client, { token: codeIn(ada) })

    const left = await MailedToken.all()
    assert.deepEqual(
      left.map(({ email: address, triesLeft }) => [address, triesLeft]),
      [['grace@example.com', 5]]
    )
  })

  test('the code of one address opens no other', async ({ client }) => {
    await ask(client)
    await ask(client, 'grace@example.com')
    const [ada] = await receive()

    for (const token of [codeIn(ada), tokenIn(ada)]) {
      const response = await enter(client, { token, email: 'grace@example.com' })
      response.assertStatus(400)
    }
  })
})
