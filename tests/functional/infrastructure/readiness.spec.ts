import { queueConfig } from '#config/queue'
import PruneSessions from '#jobs/prune_sessions'
import OutgoingMail from '#models/outgoing_mail'
import { readyWhen } from '#services/readiness/checks'
import db from '@adonisjs/lucid/services/db'
import { test, timeTravel } from '@japa/runner'

test.group('Readiness', () => {
  test('is told when everything answers', async ({ client, assert }) => {
    const response = await client.get('/health/ready')

    response.assertStatus(200)
    const { status, checks } = response.body()
    assert.equal(status, 'ok')
    assert.containSubset(checks, { database: 'ok', migrations: 'ok' })
  })

  test('waits for the migrations of this version', async ({ client, assert }) => {
    await db.from('adonis_schema').where('name', 'like', '%create_sessions%').delete()

    const response = await client.get('/health/ready')

    response.assertStatus(503)
    response.assertHeader('content-type', 'application/problem+json')
    assert.containSubset(response.body(), {
      code: 'service_unavailable',
      checks: { database: 'ok', migrations: 'failed' },
    })
  })

  test('asks what was added to it, and waits for no answer longer than it may take', async ({
    client,
    assert,
    cleanup,
  }) => {
    readyWhen('oracle', () => new Promise(() => {}), 100)
    cleanup(() => readyWhen('oracle', async () => {}))

    const response = await client.get('/health/ready')

    response.assertStatus(503)
    assert.containSubset(response.body().checks, { database: 'ok', oracle: 'failed' })
  })

  test('tells of a job that is due for too long, and requests go on', async ({ client }) => {
    await db.transaction((transaction) => PruneSessions.enqueue({}, transaction))
    const before = await client.get('/health/ready')
    timeTravel(queueConfig.lateAfter + 60_000)
    const after = await client.get('/health/ready')

    before.assertBodyContains({ checks: { queue: 'ok' } })
    after.assertStatus(200)
    after.assertBodyContains({ status: 'ok', checks: { database: 'ok', queue: 'degraded' } })
  })

  test('tells of a mail that is due for too long, until it is sent', async ({ client }) => {
    const mail = await OutgoingMail.create({ kind: 'magic_link', recipient: 'ada@example.com' })
    timeTravel(queueConfig.lateAfter + 60_000)
    const late = await client.get('/health/ready')
    await mail.claim()
    await mail.markSent(null)
    const sent = await client.get('/health/ready')

    late.assertBodyContains({ checks: { queue: 'degraded' } })
    sent.assertBodyContains({ checks: { queue: 'ok' } })
  })

  test('is asked as often as anybody likes, and kept by nobody (95)', async ({ client }) => {
    const response = await client.get('/health/ready')

    response.assertHeaderMissing('ratelimit')
    response.assertHeader('cache-control', 'no-store')
  })
})
