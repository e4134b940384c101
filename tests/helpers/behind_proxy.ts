import { post, scratchDatabase, startServer } from '#tests/helpers/processes'
import { startProxy } from '#tests/helpers/tcp_proxy'

const password = 'correct horse battery'
const reader = { email: 'ada@example.com', password }

/** Signs in so often that the oldest sessions make room, which the reader must not notice. */
const newcomer = { email: 'grace@example.com', password }

export type Answer = { status: number; body: Record<string, object> }

/** A server with accounts, whose Redis, or else whose database, is behind a proxy that can go away. */
export async function serveBehindProxy(environment: Record<string, string>) {
  const database = await scratchDatabase()
  const behind = environment.REDIS_URL ? 'REDIS_URL' : 'DATABASE_URL'
  const proxy = await startProxy(new URL(environment.REDIS_URL ?? database.url))
  const server = await startServer({
    DATABASE_URL: database.url,
    ...environment,
    [behind]: proxy.url,
  })
  const { body } = await post(`${server.url}/api/auth/register/`, reader)
  await post(`${server.url}/api/auth/register/`, newcomer)

  return {
    proxy,
    me: () => ask(`${server.url}/api/v1/me`, { authorization: `Bearer ${body.access}` }),
    signIn: () => ask(`${server.url}/api/auth/jwt/token/`, {}, newcomer),
    ready: () => ask(`${server.url}/health/ready`, {}),
    alive: () => ask(`${server.url}/health/`, {}),
    async [Symbol.asyncDispose]() {
      await server.stop()
      await proxy[Symbol.asyncDispose]()
      await database.drop()
    },
  }
}

async function ask(url: string, headers: Record<string, string>, json?: object): Promise<Answer> {
  const response = await fetch(url, {
    ...(json && { method: 'POST', body: JSON.stringify(json) }),
    headers: { ...headers, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(30_000), // an answer that never comes must not keep the test
  })
  const body = (await response.json()) as Answer['body'] // whatever it is, a test compares it

  return { status: response.status, body }
}
