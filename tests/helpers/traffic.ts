import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const CONNECTIONS = 16

/** No client waits for ever for an answer. */
const PATIENCE_MILLISECONDS = 30_000

/** A request as it ended: with a status, or without an answer. */
type Ending = { id: string; path: string; status?: number; code?: string }

type Traffic = { url: string; perSecond: number; headers?: Record<string, string> }

/**
 * Sends requests of several kinds, each with an id of its own, so many each
 * second, until it is stopped. A refused connection is no failure: nobody was
 * promised anything by it. Nor is one that ended just as it was to be used
 * again: as any client does, the request is sent anew (RFC 9112, section 9.3.1).
 */
export function startTraffic({ url, perSecond, headers = {} }: Traffic) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const paths = ['/health/', '/api/v1/me', '/api/auth/sessions/', '/problems/']
  const requests: Promise<Ending>[] = []
  let isRunning = true

  const ended = (async () => {
    for (let number = 0; isRunning; number++) {
      requests.push(send(url, paths[number % paths.length], { agent, headers }))
      await wait(1000 / perSecond)
    }
  })()

  return {
    sent: () => requests.length,
    stop: async () => {
      isRunning = false
      await ended
      const endings = await Promise.all(requests)
      agent.destroy()
      return endings.filter(({ code, status }) => code !== 'ECONNREFUSED' && status !== 200)
    },
  }
}

class Silence extends Error {
  code = 'ETIMEDOUT'
}

async function send(url: string, path: string, options: object): Promise<Ending> {
  const id = randomUUID()
  const outgoing = request(url + path, options)
    .setHeader('x-request-id', id)
    .setTimeout(PATIENCE_MILLISECONDS, () => outgoing.destroy(new Silence()))
    .end()
  try {
    const [answer] = await once(outgoing, 'response')
    await answer.resume().toArray()
    return { id, path, status: answer.statusCode }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // of Node's client
    const isStale = outgoing.reusedSocket && code === 'ECONNRESET'

    return isStale ? send(url, path, options) : { id, path, code }
  }
}
