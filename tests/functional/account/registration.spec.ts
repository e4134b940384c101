import { passwordsConfig } from '#config/passwords'
import User from '#models/user'
import { turn } from '#tests/helpers/settings'
import { claimsOf } from '#tests/helpers/tokens'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

const ada = { email: 'ada@example.com', password: 'correct horse' }

test.group('Registration', () => {
  test('a new account is signed in at once', async ({ assert, client }) => {
    const response = await client
      .post('/api/auth/register/')
      .json({ ...ada, first_name: 'Ada', last_name: 'Lovelace' })

    response.assertStatus(201)
    assert.sameMembers(Object.keys(response.body()), ['access', 'refresh', 'user'])
    assert.equal(response.body().user.first_name, 'Ada')
    assert.equal(claimsOf(response.body().access).sub, response.body().user.id)

    const me = await client.get('/api/v1/me').bearerToken(response.body().access)
    me.assertBody({ data: response.body().user })
  })

  test('the answer shows the account and nothing that is secret (47)', async ({
    assert,
    client,
  }) => {
    const response = await client.post('/api/auth/register/').json(ada)
    const { user } = response.body()

    assert.sameMembers(Object.keys(user), [
      'id',
      'email',
      'first_name',
      'last_name',
      'is_staff',
      'is_email_verified',
      'date_joined',
    ])
    assert.match(user.id, /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/)
    assert.match(user.date_joined, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.notInclude(response.text(), 'argon2')
  })

  test('an address that is taken in other letters is refused (35)', async ({ client }) => {
    await client.post('/api/auth/register/').json(ada)

    const response = await client
      .post('/api/auth/register/')
      .json({ ...ada, email: '  ADA@Example.COM ' })

    response.assertStatus(400)
    response.assertBodyContains({
      code: 'validation_failed',
      detail: 'Email already registered',
      errors: { email: ['Email already registered'] },
    })
  })

  test('an address is stored in one spelling (36)', async ({ client }) => {
    const response = await client
      .post('/api/auth/register/')
      .json({ ...ada, email: ' Ada+News@Bücher.Example ' })

    response.assertStatus(201)
    response.assertBodyContains({ user: { email: 'ada+news@xn--bcher-kva.example' } })
  })

  test('rights, ids and states in the body change nothing (42)', async ({ assert, client }) => {
    const response = await client.post('/api/auth/register/').json({
      ...ada,
      'id': '00000000-0000-7000-8000-000000000000',
      'is_staff': true,
      'isStaff': true,
      'is_superuser': true,
      'is_active': false,
      'email_verified_at': '2026-01-01T00:00:00Z',
      'user': { is_staff: true },
      'user.is_staff': true,
    })

    response.assertStatus(201)
    const user = await User.findByOrFail({ email: ada.email })
    assert.isFalse(user.isStaff)
    assert.isFalse(user.isSuperuser)
    assert.isTrue(user.isActive)
    assert.isNull(user.emailVerifiedAt)
    assert.notEqual(user.id, '00000000-0000-7000-8000-000000000000')
  })

  test('any password of 8 to 1024 characters is taken whole (27, 28, 39, 40)')
    .with(['8 chars.', '  blanks around  ', 'ünïcödé 密码 🐎', 'x'.repeat(1024), 'aaaaaaaa'])
    .run(async ({ client }, password) => {
      const response = await client.post('/api/auth/register/').json({ ...ada, password })
      response.assertStatus(201)

      const whole = await client.post('/api/auth/jwt/token/').json({ ...ada, password })
      whole.assertStatus(200)

      const other = await client
        .post('/api/auth/jwt/token/')
        .json({ ...ada, password: `*${password.slice(1)}` })
      other.assertStatus(401)
    })

  test('a password out of bounds is refused before it is hashed (29, 39)')
    .with(['', '7 chars', 'x'.repeat(1025), 'x'.repeat(500_000)])
    .run(async ({ client }, password) => {
      const response = await client.post('/api/auth/register/').json({ ...ada, password })

      response.assertStatus(400)
      response.assertBodyContains({ code: 'validation_failed' })
    })

  test('a common password, or one that is the address, is refused (41)')
    .with(['password123', 'PASSWORD123', 'my ada.lovelace@example.com!', 'ADA.Lovelace'])
    .run(async ({ client }, password) => {
      turn(passwordsConfig, { rejectCommon: true })

      const response = await client
        .post('/api/auth/register/')
        .json({ email: 'ada.lovelace@example.com', password })

      response.assertStatus(400)
      response.assertBodyContains({ code: 'validation_failed' })
    })

  test('names longer than their column are refused, never cut (46)', async ({ assert, client }) => {
    const response = await client
      .post('/api/auth/register/')
      .json({ ...ada, first_name: 'x'.repeat(151), last_name: 'x'.repeat(150) })

    response.assertStatus(400)
    assert.sameMembers(Object.keys(response.body().errors), ['first_name'])
  })

  test('a field of the wrong type is refused (31, 120)')
    .with([
      { email: 5 },
      { email: ['ada@example.com'] },
      { email: { $ne: null } },
      { email: null },
      { password: 12_345_678 },
      { password: true },
      { first_name: null },
      { first_name: { a: 1 } },
    ])
    .run(async ({ client }, fields) => {
      const response = await client.post('/api/auth/register/').json({ ...ada, ...fields })

      response.assertStatus(400)
      response.assertBodyContains({ code: 'validation_failed' })
    })

  test('a fault in the session leaves no account behind (45)', async ({ assert, client }) => {
    await db.rawQuery('ALTER TABLE sessions RENAME COLUMN network TO away')

    const response = await client.post('/api/auth/register/').json(ada)

    response.assertStatus(500)
    response.assertBodyContains({ code: 'internal_error', type: 'about:blank' })
    assert.isNull(await User.findBy({ email: ada.email }))
  })
})
