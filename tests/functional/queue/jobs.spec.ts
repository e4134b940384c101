import PruneSessions from '#jobs/prune_sessions'
import { oldestJobAge, queueDepth } from '#services/queue/statistics'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { test, timeTravel } from '@japa/runner'

const enqueue = () => db.transaction((client) => PruneSessions.enqueue({}, client))

test.group('Jobs', (group) => {
  group.each.setup(() => {
    ace.ui.switchMode('raw')
    return () => ace.ui.switchMode('normal')
  })

  test('are there when their reason is, and else they are not (132)', async ({ assert }) => {
    await enqueue()

    await assert.rejects(() =>
      db.transaction(async (client) => {
        await PruneSessions.enqueue({}, client)
        throw new Error('the reason fell through')
      })
    )

    assert.equal(await queueDepth(), 1)
  })

  test('are counted while they wait, and timed', async ({ assert }) => {
    assert.deepEqual([await queueDepth(), await oldestJobAge()], [0, 0])
    await enqueue()
    timeTravel('1 minute')
    await enqueue()

    assert.equal(await queueDepth(), 2)
    assert.approximately(await oldestJobAge(), 60, 5)
  })

  test('queue:failed says when none was given up', async () => {
    const command = await ace.exec('queue:failed', [])

    command.assertSucceeded()
    command.assertLog('[ green(success) ] No job was given up')
  })

  test('queue:retry without a job, or with one that was not given up, fails')
    .with([[], ['all'], ['00000000-0000-7000-8000-000000000000']])
    .run(async (_, args) => {
      const command = await ace.exec('queue:retry', args)

      command.assertFailed()
    })
})
