import autocannon from 'autocannon'

export type Load = Omit<autocannon.Options, 'url'> & { path: string }
export type Reading = { perSecond: number; p50: number; p99: number }

/** Sends as much as the server takes for some seconds; any answer that is no success spoils the figure. */
export function load(url: string, work: Load, seconds: number): Promise<Reading> {
  return send(url, { duration: seconds, ...work })
}

/** Sends so many requests. */
export function loadTimes(url: string, work: Load, requests: number): Promise<Reading> {
  return send(url, { amount: requests, ...work })
}

async function send(url: string, { path, ...options }: Load): Promise<Reading> {
  const result = await autocannon({ connections: 32, url: url + path, ...options })
  if (result.non2xx || result.errors) {
    throw new Error(`${url}${path}: ${result.non2xx} refused, ${result.errors} failed`)
  }

  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}

/** The middle of several readings, each figure for itself. */
export function median(readings: Reading[]): Reading {
  const middle = (name: keyof Reading) =>
    readings.map((reading) => reading[name]).sort((a, b) => a - b)[Math.floor(readings.length / 2)]

  return { perSecond: middle('perSecond'), p50: middle('p50'), p99: middle('p99') }
}

/** Exchanges refresh tokens: each connection goes on with the successor that it was given. */
export function refreshing(tokens: string[]): Load {
  const bodyOf = (refresh: string) => JSON.stringify({ refresh })

  return {
    path: '/api/auth/jwt/refresh/',
    method: 'POST',
    setupClient: (client) => {
      client.setHeadersAndBody({ 'content-type': 'application/json' }, bodyOf(tokens.pop()!))
      client.on('body', (body: Buffer) => client.setBody(bodyOf(JSON.parse(String(body)).refresh)))
    },
  }
}
