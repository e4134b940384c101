import { UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import { claimsOf, signedIn } from '#tests/helpers/tokens'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

const isSqlite = () => db.connection().dialect.name === 'better-sqlite3'

test.group('The database itself', () => {
  test('refuses a second account and an address in capitals (35, 128)', async ({ assert }) => {
    const { email } = await UserFactory.create()

    for (const taken of [email, 'Ada@example.com']) {
      await assert.rejects(() =>
        db.transaction((client) => UserFactory.client(client).merge({ email: taken }).create())
      )
    }
  })

  test('refuses a used refresh token without the time of its use (128)', async ({ assert }) => {
    const { access } = await signedIn()
    const { sid, jti } = claimsOf(access)

    await assert.rejects(() =>
      db.transaction((client) =>
        Session.query({ client }).where('id', sid).update({ used_refresh_token_id: jti })
      )
    )
  })

  test('refuses an end without a reason (128)', async ({ assert }) => {
    const { access } = await signedIn()
    const session = await Session.findOrFail(claimsOf(access).sid)

    await assert.rejects(() =>
      db.transaction((client) =>
        Session.query({ client }).where('id', session.id).update({ end_reason: 'logout' })
      )
    )
  })

  test('forgets the sessions of an account that is deleted (8)', async ({ assert }) => {
    const { user } = await signedIn()

    await user.delete()

    assert.isEmpty(await Session.all())
  })

  test('keeps times to the millisecond and in UTC', async ({ assert }) => {
    const user = await UserFactory.create()
    const { dateJoined } = user

    await user.refresh()

    assert.equal(user.dateJoined.toMillis(), dateJoined.toMillis())
    assert.equal(user.dateJoined.zoneName, 'UTC')
  })

  test('on SQLite waits for locks, checks keys and writes ahead (129)', async ({ assert }) => {
    const settings: Record<string, unknown> = {}
    for (const name of ['journal_mode', 'busy_timeout', 'foreign_keys']) {
      const [row] = await db.rawQuery(`PRAGMA ${name}`)
      settings[name] = Object.values(row)[0]
    }

    assert.deepEqual(settings, { journal_mode: 'wal', busy_timeout: 5000, foreign_keys: 1 })
  }).skip(() => !isSqlite(), 'PostgreSQL has none of these settings')
})
