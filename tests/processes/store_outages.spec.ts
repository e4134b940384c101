import { type Answer, serveBehindProxy } from '#tests/helpers/behind_proxy'
import { until } from '#tests/helpers/polling'
import { test } from '@japa/runner'

const { TEST_DATABASE_URL: postgres, REDIS_URL: redis } = process.env

/** What the outages have in common: how they begin. */
const OUTAGES = ['pause', 'close'] as const

async function isServed(request: () => Promise<Answer>) {
  const { status } = await request()
  return status === 200
}

test.group('A PostgreSQL that is away', (group) => {
  group.each.skip(!postgres, 'runs where TEST_DATABASE_URL names one')

  test('({$self}) costs answers, not the process, which mends itself (133)')
    .with([...OUTAGES])
    .run(async ({ assert }, begin) => {
      await using service = await serveBehindProxy({})
      service.proxy[begin]()
      const [me, again, alive, ready] = await Promise.all([
        service.me(),
        service.me(),
        service.alive(),
        service.ready(),
      ])

      // The store is silent still: that there are answers is what it is about
      for (const { status, body } of [me, again]) {
        assert.equal(status, 503)
        assert.equal(body.code, 'service_unavailable')
      }
      assert.equal(alive.status, 200)
      assert.equal(ready.status, 503)
      assert.containSubset(ready.body.checks, { database: 'failed', migrations: 'failed' })

      service.proxy.open()
      await until(() => isServed(service.me))
      await until(() => isServed(service.ready))
    })

  test('whose connections are cut is connected to anew (133)', async ({ assert }) => {
    await using service = await serveBehindProxy({})
    await Promise.all(Array.from({ length: 10 }, service.me))

    service.proxy.cut()
    const during = await Promise.all(Array.from({ length: 10 }, service.me))

    for (const { status } of during) assert.include([200, 503], status)
    await until(() => isServed(service.me))
  })
})

test.group('A Redis that is away', (group) => {
  group.each.skip(!redis, 'runs where REDIS_URL names one')

  test('({$self}) makes a process count for itself and say that it is not ready (94, 133)')
    .with([...OUTAGES])
    .run(async ({ assert }, begin) => {
      await using service = await serveBehindProxy({ REDIS_URL: redis! })

      service.proxy[begin]()
      const [me, ready] = await Promise.all([service.me(), service.ready()])

      assert.equal(me.status, 200)
      assert.equal(ready.status, 503)
      assert.containSubset(ready.body.checks, { database: 'ok', redis: 'failed' })

      service.proxy.open()
      await until(() => isServed(service.ready))
    })
})
