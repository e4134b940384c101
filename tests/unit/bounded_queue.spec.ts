import ServiceUnavailableException from '#exceptions/service_unavailable_exception'
import { BoundedQueue } from '#services/bounded_queue'
import { test } from '@japa/runner'

const bounds = { concurrency: 2, maxWaiting: 3, maxWaitMilliseconds: 1000 }

/** A task that runs until it is told to end. */
function task() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { run: () => promise, end: resolve }
}

test.group('A bounded queue', () => {
  test('runs so many tasks at once, in the order in which they came', async ({ assert }) => {
    const queue = new BoundedQueue(bounds)
    const tasks = [task(), task(), task(), task()]
    const started: number[] = []

    const all = tasks.map(({ run }, index) =>
      queue.run(() => {
        started.push(index)
        return run()
      })
    )
    await Promise.resolve()
    assert.deepEqual(started, [0, 1])

    tasks[1].end()
    await all[1]
    await new Promise(setImmediate)
    assert.deepEqual(started, [0, 1, 2])

    for (const { end } of tasks) end()
    await Promise.all(all)
    assert.deepEqual(started, [0, 1, 2, 3])
  })

  test('refuses whom it has no room for, and serves the others (30)', async ({ assert }) => {
    const queue = new BoundedQueue(bounds)
    const tasks = Array.from({ length: 6 }, task)

    const all = tasks.map(({ run }) => queue.run(run))
    await assert.rejects(() => all[5], ServiceUnavailableException)

    for (const { end } of tasks) end()
    await Promise.all(all.slice(0, 5))
  })

  test('refuses whoever waited too long (30)', async ({ assert }) => {
    const queue = new BoundedQueue({ ...bounds, concurrency: 1, maxWaitMilliseconds: 20 })
    const slow = task()
    const first = queue.run(slow.run)

    await assert.rejects(() => queue.run(async () => {}), ServiceUnavailableException)

    slow.end()
    await first
    await queue.run(async () => {})
  })

  test('gives the place of a task that failed to the next', async ({ assert }) => {
    const queue = new BoundedQueue({ ...bounds, concurrency: 1 })
    const failing = queue.run(() => Promise.reject(new Error('no')))

    await assert.rejects(() => failing, 'no')
    assert.equal(await queue.run(async () => 'yes'), 'yes')
  })
})
