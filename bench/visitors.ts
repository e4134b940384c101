import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

const password = 'correct horse battery staple'

/** How many times each visitor reads between what it writes. */
const READS = 40
const PAUSE_MILLISECONDS = 10

type Tokens = { access: string; refresh: string }
type Call = { method?: string; access?: string; body?: object; expect?: number }

/** What came back, and what should not have. */
export class Tally {
  requests = 0
  errors = 0
  examples: string[] = []

  note(problem?: string) {
    this.requests++
    if (!problem) return

    this.errors++
    if (this.examples.length < 10) this.examples.push(problem)
  }
}

/** People who sign up, look around, change something and leave, until they are told to end. */
export function startVisitors(count: number, url: string) {
  const tally = new Tally()
  const ending = new AbortController()
  const visitors = Array.from({ length: count }, async () => {
    while (!ending.signal.aborted) await visit(url, tally).catch(() => wait(1000)) // it was counted
  })

  return {
    tally,
    stop: async () => {
      ending.abort()
      await Promise.all(visitors)
    },
  }
}

async function visit(url: string, tally: Tally) {
  const call = async (path: string, { method, access, body, expect = 200 }: Call = {}) => {
    const answer = await send(url + path, { method, access, body }).catch((error) => {
      tally.note(`${path}: ${error.cause ?? error}`)
      throw error
    })
    const isExpected = answer.status === expect
    tally.note(isExpected ? undefined : `${path}: ${answer.status} ${answer.text}`)
    if (!isExpected) throw new Error(path)

    await wait(PAUSE_MILLISECONDS)
    return JSON.parse(answer.text || 'null')
  }
  const post = (path: string, body: object, expect?: number): Promise<Tokens> =>
    call(path, { method: 'POST', body, expect })
  const account = { email: `${randomUUID()}@example.com`, password }

  const { access } = await post('/api/auth/register/', account, 201)
  for (let read = 0; read < READS; read++) await call('/api/v1/me', { access })
  await call('/api/v1/me', { method: 'PATCH', access, body: { first_name: 'Ada' } })
  const { refresh } = await post('/api/auth/jwt/token/', account)
  const next = await post('/api/auth/jwt/refresh/', { refresh })
  await call('/api/auth/sessions/', { access: next.access })
  await call('/api/v1/exports/', { method: 'POST', access, body: {}, expect: 202 })
  await post('/api/auth/password/reset/request/', { email: account.email }, 202)
  await call('/health/')
  await call('/nowhere', { expect: 404 })
  await post('/api/auth/jwt/logout/', { refresh: next.refresh }, 204)
  await call('/api/v1/me', { access: next.access, expect: 401 })
}

async function send(url: string, { method, access, body }: Call) {
  const response = await fetch(url, {
    method,
    headers: {
      ...(access && { authorization: `Bearer ${access}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  })
  return { status: response.status, text: await response.text() }
}
