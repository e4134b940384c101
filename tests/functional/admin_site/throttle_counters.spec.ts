import { type ThrottleName, throttles } from '#config/throttles'
import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import { staffOnSite } from '#tests/helpers/admin_site'
import { errorsIn } from '#tests/helpers/forms'
import { turnRate } from '#tests/helpers/settings'
import { staffWith } from '#tests/helpers/staff'
import { signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'

const PATH = '/admin/throttles/'
const keeper = () => staffWith('throttles.change')

test.group('Throttles on the admin site', () => {
  test('are shown with their rates, and linked from the start', async ({ client }) => {
    const { get } = await staffOnSite(client, await keeper())

    const start = await get('/admin/')
    const page = await get(PATH)

    start.assertTextIncludes(`href="${PATH}"`)
    for (const name of Object.keys(throttles)) page.assertTextIncludes(name)
    page.assertTextIncludes('20 in 60 s')
  })

  test('let whoever is held up try again: {name}')
    .with([
      { name: 'login', names: ['account', 'address'] },
      { name: 'login_account', names: ['account'] },
      { name: 'anon', names: ['address'] },
    ] as { name: ThrottleName; names: ('account' | 'address')[] }[])
    .run(async ({ assert, client }, { name, names }) => {
      await turnRate(name, '1/hour')
      const { email } = await UserFactory.create()
      const credentials = { email, password: 'wrong horse' }
      const guess = () => client.post('/api/auth/jwt/token/').json(credentials)
      await guess()
      const held = await guess()
      held.assertStatus(429)
      const { post } = await staffOnSite(client, await keeper())

      const known = { account: email.toUpperCase(), address: '127.0.0.1' }
      const named = Object.fromEntries(names.map((field) => [field, known[field]]))
      const response = await post(PATH, { throttle: name, account: '', address: '', ...named })

      response.assertStatus(303)
      const free = await guess()
      free.assertStatus(401)
      const { targetLabel } = await AuditEvent.findByOrFail({ action: 'throttles.clear' })
      assert.include(targetLabel, name)
    })

  test('of signed-in users are cleared by their address', async ({ client }) => {
    const { user, access } = await signedIn()
    await turnRate('user', '1/hour')
    const me = () => client.get('/api/v1/me').bearerToken(access)
    await me()
    const held = await me()
    held.assertStatus(429)
    const { post } = await staffOnSite(client, await keeper())

    await post(PATH, { throttle: 'user', account: user.email })

    const free = await me()
    free.assertStatus(200)
  })

  test('say what is missing to find the counter')
    .with<{ fields: Record<string, string>; field: string }[]>([
      { fields: { throttle: 'nothing' }, field: 'throttle' },
      { fields: { throttle: 'constructor' }, field: 'throttle' },
      { fields: { throttle: 'anon' }, field: 'address' },
      { fields: { throttle: 'anon', address: 'localhost' }, field: 'address' },
      { fields: { throttle: 'login', account: 'ada@example.com' }, field: 'address' },
      { fields: { throttle: 'email' }, field: 'account' },
      { fields: { throttle: 'email', account: 'nobody' }, field: 'account' },
      { fields: { throttle: 'user', account: 'nobody@example.com' }, field: 'account' },
    ])
    .run(async ({ assert, client }, { fields, field }) => {
      const { post } = await staffOnSite(client, await keeper())

      const response = await post(PATH, fields)

      response.assertStatus(400)
      assert.deepEqual(Object.keys(errorsIn(response)), [field])
      assert.isNull(await AuditEvent.findBy({ action: 'throttles.clear' }))
    })

  test('are closed to staff without the right', async ({ assert, client }) => {
    const { get, post } = await staffOnSite(client, await staffWith('users.change'))

    const start = await get('/admin/')
    assert.notInclude(start.text(), PATH)
    for (const response of [await get(PATH), await post(PATH, { throttle: 'anon' })]) {
      response.assertStatus(403)
    }
  })
})
