import { until } from '#tests/helpers/polling'
import { openWorkplace } from '#tests/helpers/workplace'
import redis from '@adonisjs/redis/services/main'
import { test } from '@japa/runner'

const { REDIS_URL = '' } = process.env

/** Where Redis has what runs by the clock. */
const TASKS = ['schedules::PruneExports', 'schedules::PruneSessions']
const ROUNDS = 5

const onRedis = { QUEUE_DRIVER: 'redis', REDIS_URL }

test.group('Workers that share jobs in Redis', (group) => {
  group.tap((one) => one.skip(!REDIS_URL, 'runs where REDIS_URL names one'))

  group.each.setup(async () => {
    const keys = await Promise.all(['jobs::*', 'schedules::*'].map((found) => redis.keys(found)))
    await redis.del('none', ...keys.flat())
  })

  test('run each job once', async ({ assert }) => {
    await using workplace = await openWorkplace(onRedis)
    const { database, exports, startWorker } = workplace
    const workers = [startWorker(), startWorker()]
    const ids = await Promise.all(Array.from({ length: 10 }, () => exports.request()))

    for (const id of ids) await until(() => exports.isDone(id))
    for (const { output } of workers) await until(() => output.stdout.includes('at once'))

    assert.deepEqual(await Promise.all(workers.map((worker) => worker.stop())), [0, 0])
    assert.isEmpty(await database.from('queue_jobs'))
    assert.equal(await redis.hlen('jobs::default::completed'), 10)
  })

  test('run each task that is due once in all of them', async ({ assert }) => {
    await using workplace = await openWorkplace(onRedis)
    const workers = [workplace.startWorker(), workplace.startWorker()]
    const runsOf = async (task: string) => Number((await redis.hget(task, 'run_count')) ?? -1)
    const haveRun = async (times: number) => {
      const runs = await Promise.all(TASKS.map(runsOf))
      return runs.every((count) => count >= times)
    }
    for (const { output } of workers) await until(() => output.stdout.includes('at once'))
    await until(() => haveRun(0))

    for (let round = 1; round <= ROUNDS; round++) {
      await Promise.all(TASKS.map((task) => redis.hset(task, 'next_run_at', Date.now())))
      await until(() => haveRun(round))
    }
    const codes = await Promise.all(workers.map((worker) => worker.stop()))
    await workplace.ace('queue:work', '--until-empty')

    assert.deepEqual(codes, [0, 0], workers.map(({ output }) => output.stderr).join())
    assert.deepEqual(await Promise.all(TASKS.map(runsOf)), [ROUNDS, ROUNDS])
    assert.equal(await redis.hlen('jobs::default::completed'), 2 * ROUNDS)
    assert.equal(await redis.hlen('jobs::default::data'), 2 * ROUNDS, 'none is left')
  })

  test('get the jobs of requests that had no Redis (134)', async ({ assert }) => {
    await using workplace = await openWorkplace({ ...onRedis, REDIS_URL: 'redis://127.0.0.1:1' })
    const { exports, startWorker } = workplace
    const id = await exports.request()

    const worker = startWorker(onRedis)
    await until(() => exports.isDone(id))

    assert.equal(await worker.stop(), 0)
  })

  test('give up a job where it can be listed and retried (132)', async ({ assert }) => {
    await using workplace = await openWorkplace(onRedis)
    const { ace, database, exports } = workplace
    const exportId = await exports.request()
    const { id, data, score } = await database.from('queue_jobs').firstOrFail()
    const poison = { ...JSON.parse(data), attempts: 5, stalledCount: 3 }
    await redis.hset('jobs::default::data', id, JSON.stringify(poison))
    await redis.zadd('jobs::default::pending', score, id)
    await database.from('queue_jobs').delete()

    await ace('queue:work', '--until-empty')

    const { stdout } = await ace('queue:failed')
    assert.match(stdout, /ExportAccount.*3 workers died while they ran it/)
    await ace('queue:retry', '--all')
    await ace('queue:work', '--until-empty')
    assert.isTrue(await exports.isDone(exportId))
  })
})
