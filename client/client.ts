/*
| A client of the API for a browser or for Node.js. Copy it together with
| schema.ts, or let "node ace client:generate --output=<folder>" do so; all that
| it needs is the package openapi-fetch.
*/

import createFetchClient from 'openapi-fetch'
import type { components, paths } from './schema.js'

export type Problem = components['schemas']['Problem']
export type Tokens = { access: string; refresh: string }

/** Where the tokens are kept between requests; null when nobody is signed in. */
export interface TokenStorage {
  read(): Tokens | null | Promise<Tokens | null>
  write(tokens: Tokens | null): void | Promise<void>
}

export type ClientOptions = {
  baseUrl: string
  storage?: TokenStorage

  /** The longest Retry-After, in seconds, that is waited for. A longer one is answered as it came. */
  patience?: number
}

const MOST_RETRIES = 2
const IDEMPOTENT = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']
const REFRESH_PATH = '/api/auth/jwt/refresh/' satisfies keyof paths

/**
 * Every path, body, answer and problem is typed: see openapi-fetch for what the
 * client can do. Requests carry the access token of the storage. One that has
 * expired is refreshed, once for all requests that wait for it; when that is
 * refused, the storage is emptied and the request answers its 401.
 */
export function createClient({ baseUrl, storage = inMemory(), patience = 30 }: ClientOptions) {
  const sender = new Sender(baseUrl, storage, patience)
  return createFetchClient<paths>({ baseUrl, fetch: (request) => sender.send(request) })
}

/** Tokens that are gone with the page. */
export function inMemory(tokens: Tokens | null = null): TokenStorage {
  return {
    read: () => tokens,
    write(changed) {
      tokens = changed
    },
  }
}

class Sender {
  #refreshing?: Promise<Tokens | null>

  constructor(
    private baseUrl: string,
    private storage: TokenStorage,
    private patience: number
  ) {}

  async send(request: Request) {
    const tokens = carriesOwnTokens(request) ? null : await this.storage.read()
    const response = await this.#sendPatiently(request, tokens)
    if (response.status !== 401 || !tokens) return response

    const refreshed = await this.#refresh(tokens)
    return refreshed ? this.#sendPatiently(request, refreshed) : response
  }

  #refresh(refused: Tokens) {
    const done = () => (this.#refreshing = undefined)
    return (this.#refreshing ??= this.#exchange(refused).finally(done))
  }

  /** Null when the session is over. What another request has brought in the meantime is good too. */
  async #exchange(refused: Tokens) {
    const tokens = await this.storage.read()
    if (tokens?.access !== refused.access) return tokens

    const response = await this.#sendPatiently(this.#refreshRequest(tokens), null)
    if (response.status === 401) await this.storage.write(null)
    if (!response.ok) return null

    const successor = (await response.json()) as Tokens // as documented
    await this.storage.write(successor)
    return successor
  }

  #refreshRequest({ refresh }: Tokens) {
    return new Request(this.baseUrl.replace(/\/$/, '') + REFRESH_PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refresh }),
    })
  }

  async #sendPatiently(request: Request, tokens: Tokens | null) {
    for (let retries = 0; ; retries++) {
      const response = await fetch(withToken(request, tokens))
      const seconds = Number(response.headers.get('Retry-After') ?? Infinity)
      const isWorthIt = mayRepeat(request, response) && seconds <= this.patience
      if (!isWorthIt || retries === MOST_RETRIES) return response

      await wait(seconds, request.signal)
    }
  }
}

/** Those that exchange tokens name them in the body, and a 401 is about these. */
function carriesOwnTokens({ headers, url }: Request) {
  return headers.has('Authorization') || new URL(url).pathname.startsWith('/api/auth/jwt/')
}

/** A copy, as a body can be sent only once. */
function withToken(request: Request, tokens: Tokens | null) {
  const copy = request.clone()
  if (tokens) copy.headers.set('Authorization', `Bearer ${tokens.access}`)

  return copy
}

/** A throttled request did nothing; one that met a busy server may have done all of it. */
function mayRepeat({ method }: Request, { status }: Response) {
  return status === 429 || (status === 503 && IDEMPOTENT.includes(method))
}

function wait(seconds: number, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
