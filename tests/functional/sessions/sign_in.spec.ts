import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import InvalidCredentialsException from '#exceptions/invalid_credentials_exception'
import { proveIdentity, recordSignIn } from '#services/sign_in'
import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

test.group('Sign-in', () => {
  test('the right password opens a session', async ({ assert, client }) => {
    const user = await UserFactory.create()

    const response = await client
      .post('/api/auth/jwt/token/')
      .json({ email: user.email.toUpperCase(), password: PASSWORD })

    response.assertStatus(200)
    assert.sameMembers(Object.keys(response.body()), ['access', 'refresh'])
    await user.refresh()
    assert.isNotNull(user.lastLogin)
  })

  test('fails when the account changed while its password was compared (8, 59)')
    .with([{ isActive: false }, { password: 'another staple' }])
    .run(async ({ assert }, change) => {
      const user = await UserFactory.create()
      const proof = await proveIdentity({ email: user.email, password: PASSWORD }, () => true)
      await user.merge(change).save()

      const record = () => db.transaction((client) => recordSignIn(proof, client))

      await assert.rejects(record, InvalidCredentialsException.message)
    })

  test('unknown, wrong, disabled and without a password look the same (23)', async ({
    assert,
    client,
  }) => {
    const known = await UserFactory.create()
    const inactive = await UserFactory.apply('inactive').create()
    const passwordless = await UserFactory.apply('withoutPassword').create()
    const attempts = [
      { email: 'nobody@example.com', password: PASSWORD },
      { email: known.email, password: 'wrong horse' },
      { email: inactive.email, password: PASSWORD },
      { email: passwordless.email, password: PASSWORD },
    ]

    const answers = []
    for (const credentials of attempts) {
      const response = await client.post('/api/auth/jwt/token/').json(credentials)
      const { instance, ...problem } = response.body()
      answers.push({ status: response.status(), names: Object.keys(response.headers()), problem })
    }

    assert.equal(answers[0].status, 401)
    assert.equal(answers[0].problem.code, 'invalid_credentials')
    for (const answer of answers) assert.deepEqual(answer, answers[0])
  })

  test('a hash with other parameters is renewed (26)', async ({ assert, client }) => {
    const { Argon } = await import('@adonisjs/core/hash/drivers/argon')
    const old = await new Argon({ memory: 8192, iterations: 2, parallelism: 1 }).make(PASSWORD)
    const user = await UserFactory.merge({ password: old }).create()

    const credentials = { email: user.email, password: PASSWORD }
    const first = await client.post('/api/auth/jwt/token/').json(credentials)

    first.assertStatus(200)
    await user.refresh()
    assert.isFalse(hash.needsReHash(user.password!))
    const second = await client.post('/api/auth/jwt/token/').json(credentials)
    second.assertStatus(200)
  })

  test('passwords are kept as argon2id with 19 MiB, two passes and a salt (25)', async ({
    assert,
  }) => {
    const [one, other] = await UserFactory.createMany(2)

    assert.match(one.password!, /^\$argon2id\$v=19\$.*m=19456.*\$/)
    assert.match(one.password!, /t=2,.*p=1|p=1.*t=2/)
    assert.notEqual(await hash.make(PASSWORD), other.password)
  })

  test('what is no text is refused (29, 31)')
    .with([
      {},
      { email: 'ada@example.com' },
      { email: 'ada@example.com', password: null },
      { email: 'ada@example.com', password: { $ne: '' } },
      { email: ['ada@example.com'], password: PASSWORD },
      { email: "' OR 1=1 --", password: PASSWORD },
      { email: 'ada@example.com', password: 'x'.repeat(1025) },
      { email: 'ada@example.com', password: '' },
    ])
    .run(async ({ client }, credentials) => {
      const response = await client.post('/api/auth/jwt/token/').json(credentials)

      response.assertStatus(400)
      response.assertBodyContains({ code: 'validation_failed' })
    })

  test('credentials in the query or in a form are not read (32)', async ({ client }) => {
    const user = await UserFactory.create()
    const credentials = { email: user.email, password: PASSWORD }

    const query = await client.post('/api/auth/jwt/token/').qs(credentials)
    query.assertStatus(400)

    const form = await client.post('/api/auth/jwt/token/').form(credentials)
    form.assertStatus(415)
  })
})
