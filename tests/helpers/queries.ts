import emitter from '@adonisjs/core/services/emitter'
import db from '@adonisjs/lucid/services/db'
import type { DbQueryEventNode } from '@adonisjs/lucid/types/database'

/** What Lucid asks the database while something is done; prepared statements go past it. */
export async function queriesOf<Result>(work: () => PromiseLike<Result>) {
  const queries: string[] = []
  const client = db.connection()
  const stop = emitter.on('db:query', ({ sql }: DbQueryEventNode) => void queries.push(sql))

  client.debug = true
  try {
    return { result: await work(), queries }
  } finally {
    client.debug = false
    stop()
  }
}
