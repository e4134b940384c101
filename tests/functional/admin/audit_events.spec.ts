import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import { changesOf } from '#services/admin/changes'
import { actorFor, staffWith } from '#tests/helpers/staff'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { v7 as uuid } from 'uuid'
import type User from '#models/user'

const isSqlite = () => db.connection().dialect.name === 'better-sqlite3'

async function record(user: User, id: string = uuid()) {
  const deed = {
    actor: await actorFor(user),
    action: 'users.change',
    target: { type: 'users', id, label: 'Ada' },
  }
  return db.transaction((client) => AuditEvent.record(deed, client))
}

test.group('Audit events', () => {
  test('tell who did what to which object, from where (79, 80)', async ({ assert }) => {
    const staff = await staffWith()

    const { id } = await record(staff, 'an-object')

    const event = await AuditEvent.findOrFail(id)
    assert.containSubset(event.toJSON(), {
      actorId: staff.id,
      actorEmail: staff.email,
      action: 'users.change',
      targetType: 'users',
      targetId: 'an-object',
      targetLabel: 'Ada',
      changes: {},
      ipAddress: '127.0.0.1',
      requestId: 'a-request',
      outcome: 'succeeded',
    })
  })

  test('survive the actor (80)', async ({ assert }) => {
    const staff = await staffWith()
    const { id } = await record(staff)

    await staff.delete()

    const event = await AuditEvent.findOrFail(id)
    assert.equal(event.actorEmail, staff.email)
  })

  test('are never changed, deleted or replaced (80)', async ({ assert }) => {
    const { id } = await record(await staffWith())
    const attempts = [
      'UPDATE audit_events SET action = action',
      'DELETE FROM audit_events',
      isSqlite()
        ? `INSERT OR REPLACE INTO audit_events SELECT * FROM audit_events WHERE id = '${id}'`
        : 'TRUNCATE audit_events',
    ]

    for (const statement of attempts) {
      await assert.rejects(
        () => db.transaction((client) => client.rawQuery(statement)),
        /audit_events is append-only/
      )
    }
    assert.exists(await AuditEvent.find(id))
  })

  test('of labels too long for the column are cut between characters', async ({ assert }) => {
    const actor = await actorFor(await staffWith())
    const target = { type: 'users', id: '1', label: `x${'👩'.repeat(200)}` }

    const event = await db.transaction((client) =>
      AuditEvent.record({ actor, action: 'users.add', target }, client)
    )

    assert.lengthOf(event.targetLabel, 255)
    assert.isTrue(event.targetLabel.isWellFormed())
  })
})

test.group('Changes of an account', () => {
  test('are told before and after, by column', async ({ assert }) => {
    const user = await UserFactory.create()

    const changes = changesOf(user.merge({ firstName: 'Grace', isActive: false }))

    assert.deepEqual(changes, { first_name: ['Ada', 'Grace'], is_active: [true, false] })
  })

  test('have times in UTC and no secret (79)', async ({ assert }) => {
    const user = await UserFactory.apply('verified').create()
    const verifiedAt = user.emailVerifiedAt!.toISO()

    const changes = changesOf(user.merge({ emailVerifiedAt: null, password: 'a new horse' }))

    assert.deepEqual(changes, {
      email_verified_at: [verifiedAt, null],
      password: ['***', '***'],
    })
  })
})
