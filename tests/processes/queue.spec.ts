import { setTimeout as wait } from 'node:timers/promises'
import { queueConfig } from '#config/queue'
import { until } from '#tests/helpers/polling'
import { openWorkplace } from '#tests/helpers/workplace'
import { test } from '@japa/runner'

/** So many that a worker can be ended in the middle of them. */
const MANY_SESSIONS = 6000

test.group('Workers', (group) => {
  let workplace: Awaited<ReturnType<typeof openWorkplace>>

  group.setup(async () => {
    workplace = await openWorkplace()
    return () => workplace[Symbol.asyncDispose]()
  })

  test('run what was asked for before they were there (132)', async ({ assert }) => {
    const { exports, startWorker } = workplace
    const ids = await Promise.all([exports.request(), exports.request(), exports.request()])

    const worker = startWorker()
    for (const id of ids) await until(() => exports.isDone(id))

    assert.equal(await worker.stop(), 0)
  })

  test('finish their jobs when they are told to end (136)', async ({ assert }) => {
    const { exports, startWorker } = workplace
    const id = await exports.request(MANY_SESSIONS)
    const worker = startWorker()
    await until(() => exports.isUnderWay(id))

    assert.equal(await worker.stop(), 0)

    assert.isTrue(await exports.isDone(id))
  })

  test('take over the job of one that was killed in the middle of it (132)', async ({ assert }) => {
    const { database, exports, startWorker } = workplace
    const id = await exports.request(MANY_SESSIONS)
    const killed = startWorker()
    await until(() => exports.isUnderWay(id))
    await killed.stop('SIGKILL')
    assert.isTrue(await exports.isUnderWay(id))

    const worker = startWorker()
    await wait(3000)
    assert.isFalse(await exports.isDone(id), 'its lease is not over')
    const taken = database.from('queue_jobs').where('status', 'active')
    await taken.decrement('acquired_at', queueConfig.lease)
    await until(() => exports.isDone(id))

    const { content } = await exports.find(id)
    assert.lengthOf(JSON.parse(content).sessions, MANY_SESSIONS)
    assert.equal(await worker.stop(), 0)
  })

  test('run a task that is due once in all of them', async ({ assert }) => {
    const { database, startWorker } = workplace
    const workers = [startWorker(), startWorker()]
    const task = () => database.from('queue_schedules').where('id', 'PruneSessions')
    const runs = async () => {
      const [known] = await task()
      return known ? Number(known.run_count) : -1
    }
    await until(async () => (await runs()) === 0)

    for (let round = 1; round <= 5; round++) {
      await task().update({ next_run_at: new Date() })
      await until(async () => (await runs()) >= round)
    }
    await wait(1500)

    assert.equal(await runs(), 5)
    const jobs = await database.from('queue_jobs').where('status', 'completed')
    assert.lengthOf(
      jobs.filter(({ data }) => JSON.parse(data).name === 'PruneSessions'),
      5
    )
    assert.deepEqual(await Promise.all(workers.map((worker) => worker.stop())), [0, 0])
  })

  test('give up a job that its workers die of, until it is retried (132)', async ({ assert }) => {
    const { ace, database, exports } = workplace
    const id = await exports.request()
    const waiting = database.from('queue_jobs').where('status', 'pending')
    const { data } = await waiting.clone().firstOrFail()
    const poison = { ...JSON.parse(data), attempts: 5, stalledCount: 3 }
    await waiting.update({ data: JSON.stringify(poison) })

    await ace('queue:work', '--until-empty')

    const { status } = await exports.find(id)
    assert.equal(status, 'failed')
    const failed = await ace('queue:failed')
    assert.match(failed.stdout, /ExportAccount.*3 workers died while they ran it/)
    const retried = await ace('queue:retry', poison.id)
    assert.include(retried.stdout, '1 to be run again')
    await ace('queue:work', '--until-empty')
    assert.isTrue(await exports.isDone(id))
  })
})
