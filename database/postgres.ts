import type { Socket } from 'node:net'
import type { Client } from 'pg'

/** What the driver keeps to itself. */
type Internals = { connection: { stream: Socket }; _activeQuery: unknown }

/**
 * Sets up a connection of the pool so that it ends when PostgreSQL leaves a query
 * without any answer. The driver's own limit would only give the query up: the
 * connection would go back into the pool, and the next request wait behind the
 * same silence.
 */
export function endWhenSilent(milliseconds: number) {
  return (client: Client, done: (error: Error | null, client: Client) => void) => {
    const internals = client as unknown as Internals // its types do not know them
    const { stream } = internals.connection
    const end = () => internals._activeQuery && stream.destroy()

    stream.setTimeout(milliseconds, end)
    done(null, client)
  }
}
