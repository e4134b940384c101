import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseRate } from '#services/throttles/rate'
import * as addresses from '#start/address_rules'
import * as rules from '#start/env_rules'
import { keptSecretKey, secretKey, secretKeys, weaknessOf } from '#start/secret_key'
import { test } from '@japa/runner'

test.group('Environment variables', () => {
  test('a value that is right is understood', ({ assert }) => {
    assert.isTrue(rules.flag(() => false)('DEBUG', 'Yes'))
    assert.isFalse(rules.flag(() => true)('DEBUG', '0'))
    assert.isTrue(rules.flag(() => true)('DEBUG', undefined))
    assert.equal(rules.duration('1 day')('LIFETIME', '15 minutes'), 900)
    assert.equal(rules.duration('1 day')('LIFETIME', '30d'), 2_592_000)
    assert.deepEqual(rules.rate('1/day')('RATE', '10/minute'), { requests: 10, seconds: 60 })
    assert.equal(
      addresses.webAddress('http://a')('APP_URL', 'https://b.example/'),
      'https://b.example'
    )
    assert.isTrue(addresses.networks()('PROXIES', '10.0.0.0/8, ::1').check('10.1.2.3'))
  })

  test('a database is named as in Django', ({ assert }) => {
    const parse = (url?: string) => addresses.databaseUrl('sqlite:///tmp/db.sqlite3')('DB', url)

    assert.deepEqual(parse(), {
      client: 'sqlite',
      filename: join(process.cwd(), 'tmp/db.sqlite3'),
    })
    assert.deepEqual(parse('sqlite:////var/db.sqlite3'), {
      client: 'sqlite',
      filename: '/var/db.sqlite3',
    })
    assert.deepEqual(parse('postgresql://u:p@h/n'), {
      client: 'postgres',
      url: 'postgresql://u:p@h/n',
    })
  })

  test('a value that is wrong is named, with an example and without its password', ({ assert }) => {
    const mistakes: [rules.Rule<unknown>, string][] = [
      [rules.flag(() => true), 'perhaps'],
      [rules.integer(1, { min: 1, max: 9 }), '10'],
      [rules.integer(1, { min: 1, max: 9 }), '1.5'],
      [rules.duration('1 day'), 'soon'],
      [rules.duration('1 day'), '-1 day'],
      [rules.duration('1 day'), '0 days'],
      [rules.rate('1/day'), '10 per minute'],
      [rules.choice(['a', 'b'], 'a'), 'c'],
      [addresses.webAddress('http://a'), 'ftp://a'],
      [addresses.networks(), '10.0.0.0/33'],
      [addresses.networks(), 'example.com'],
      [addresses.databaseUrl('sqlite:///a'), 'mysql://user:hidden@host/name'],
      [addresses.redisUrl({ isNeeded: () => true }), ''],
      [addresses.redisUrl({ isNeeded: () => false }), 'http://:hidden@host'],
    ]

    for (const [rule, value] of mistakes) {
      assert.throws(() => rule('VARIABLE', value), /^VARIABLE: .* example that works: VARIABLE=/)
      assert.doesNotThrow(() => {
        try {
          rule('VARIABLE', value)
        } catch (error) {
          assert.notInclude(String(error), 'hidden')
        }
      })
    }
  })

  test('rates are a number and a unit, of which a letter is enough')
    .with([
      { text: '5/s', rate: { requests: 5, seconds: 1 } },
      { text: '10/minute', rate: { requests: 10, seconds: 60 } },
      { text: '50/hour', rate: { requests: 50, seconds: 3600 } },
      { text: '100/d', rate: { requests: 100, seconds: 86_400 } },
    ])
    .run(({ assert }, { text, rate }) => assert.deepEqual(parseRate(text), rate))

  test('anything else is no rate')
    .with(['', '10', '/minute', '0/minute', '-1/minute', '10/fortnight', '1e3/minute', '1.5/hour'])
    .run(({ assert }, text) => assert.throws(() => parseRate(text)))
})

test.group('The secret key', () => {
  const strong = '0123456789abcdef0123456789abcdef'

  test('has to be set and strong where others are served (4)', ({ assert }) => {
    const rule = secretKey(() => true)

    assert.equal(rule('SECRET_KEY', strong), strong)
    for (const weak of [undefined, '', 'short', 'a'.repeat(64), `django-insecure-${strong}`]) {
      assert.throws(() => rule('SECRET_KEY', weak), /SECRET_KEY/)
    }
    assert.throws(() => secretKeys(() => true)('SECRET_KEY_FALLBACKS', `${strong},short`))
  })

  test('may be missing on a machine of your own (4)', ({ assert }) => {
    const rule = secretKey(() => false)

    assert.isUndefined(rule('SECRET_KEY', undefined))
    assert.throws(() => rule('SECRET_KEY', 'too short'), /16 bytes/)
    assert.deepEqual(secretKeys(() => false)('SECRET_KEY_FALLBACKS', ''), [])
    assert.isNotNull(weaknessOf('short'))
  })

  test('that is missing is made at random, once, for its owner only (4)', ({ assert }) => {
    const folder = mkdtempSync(join(tmpdir(), 'backend-'))
    const file = join(folder, 'nested', 'secret_key')

    const made = keptSecretKey(file)

    assert.match(made, /^[\da-f]{64}$/)
    assert.equal(keptSecretKey(file), made)
    assert.equal(readFileSync(file, 'utf8'), made)
    assert.equal(statSync(file).mode % 0o1000, 0o600)
    assert.notEqual(keptSecretKey(join(folder, 'other')), made)
  })

  test('a folder that takes no key says what to do', ({ assert }) => {
    const folder = mkdtempSync(join(tmpdir(), 'backend-'))
    keptSecretKey(join(folder, 'key'))

    const refused = () => keptSecretKey(join(folder, 'key', 'below'))

    assert.throws(refused, /ENOTDIR.+\nSet SECRET_KEY/s)
  })
})
