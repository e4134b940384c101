import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, serveBehindProxy } from '#tests/helpers/behind_proxy'
import { until } from '#tests/helpers/polling'
import { test } from '@japa/runner'
import type { Assert } from '@japa/assert'

const { TEST_DATABASE_URL: postgres, REDIS_URL: redis } = process.env

/** OUTAGE=60 for a long look. */
const SECONDS = Number(process.env.OUTAGE ?? 10)
const CUT_EVERY = 500

type Service = Awaited<ReturnType<typeof serveBehindProxy>>
type Request = 'me' | 'signIn' | 'ready' | 'alive'

/** How a store can be away: no connection, no answer, or connections that do not last. */
const outages = {
  unreachable: ({ proxy }: Service) => proxy.close(),
  silent: ({ proxy }: Service) => proxy.pause(),
  cut: ({ proxy }: Service) => {
    proxy.cut()
    const timer = setInterval(proxy.cut, CUT_EVERY)
    return () => clearInterval(timer)
  },
}
const KINDS = Object.keys(outages) as (keyof typeof outages)[]

/** Asks for all of these, over and over, while the store is away. Answers what came back before its return. */
async function endure(service: Service, kind: keyof typeof outages) {
  const answers: Record<Request, Answer[]> = { me: [], signIn: [], ready: [], alive: [] }
  let isAway = true
  const keepAsking = async (name: Request) => {
    while (isAway) {
      const answer = await service[name]()
      if (isAway) answers[name].push(answer)
      await wait(20)
    }
  }

  const mend = outages[kind](service)
  const asking = (Object.keys(answers) as Request[]).flatMap((name) => [
    keepAsking(name),
    keepAsking(name),
  ])
  await wait(SECONDS * 1000)
  isAway = false
  mend?.()
  service.proxy.open()
  await Promise.all(asking)

  return answers
}

function assertAll(assert: Assert, answers: Answer[], ...statuses: number[]) {
  assert.isNotEmpty(answers)
  for (const { status, body } of answers) {
    assert.include(statuses, status)
    if (status === 503) assert.equal(body.code, 'service_unavailable')
  }
}

const isGood = (request: () => Promise<Answer>) => async () => {
  const { status } = await request()
  return status === 200
}

test.group(`A PostgreSQL that is away for ${SECONDS} seconds`, (group) => {
  group.each.timeout(120_000 + SECONDS * 1000)

  test('({$self}) has requests told to come back, and service resumes by itself (133)')
    .with(KINDS)
    .run(async ({ assert }, kind) => {
      await using service = await serveBehindProxy({})
      const lasting = kind === 'cut' ? [200] : []

      const { me, signIn, ready, alive } = await endure(service, kind)

      for (const answers of [me, signIn, ready]) assertAll(assert, answers, 503, ...lasting)
      assertAll(assert, alive, 200)
      for (const request of [service.me, service.signIn, service.ready]) {
        await until(isGood(request))
      }
    })
    .skip(() => !postgres, 'runs where TEST_DATABASE_URL names one')
})

test.group(`A Redis that is away for ${SECONDS} seconds`, (group) => {
  group.each.timeout(120_000 + SECONDS * 1000)

  test('({$self}) stops no work: each process counts for itself until it is back (94, 133)')
    .with(KINDS)
    .run(async ({ assert }, kind) => {
      await using service = await serveBehindProxy({
        REDIS_URL: redis!,
        THROTTLE_ANON: '100000/minute',
        THROTTLE_USER: '100000/minute',
      })

      const { me, signIn, ready, alive } = await endure(service, kind)

      for (const answers of [me, signIn, alive]) assertAll(assert, answers, 200)
      assertAll(assert, ready, 503, ...(kind === 'cut' ? [200] : []))
      await until(isGood(service.ready))
    })
    .skip(() => !redis, 'runs where REDIS_URL names one')
})
