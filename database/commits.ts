import { QueryClient } from '@adonisjs/lucid/database'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Work = (client: TransactionClientContract) => Promise<unknown>

/** Both ways to begin: with what is to be done in the transaction, or to end it oneself. */
type Begin = {
  call(self: QueryClient, work: Work, options?: object): Promise<unknown>
  call(self: QueryClient, options?: object): Promise<TransactionClientContract>
}

/**
 * Has a COMMIT that failed throw. Knex tells that to the promise of the whole
 * transaction, which Lucid does not look at: on a full disk, or when the
 * connection ends at the wrong moment, what was lost would be acknowledged.
 */
export function tellFailedCommits() {
  const begin = QueryClient.prototype.transaction as Begin

  QueryClient.prototype.transaction = async function (
    this: QueryClient,
    first?: Work | object,
    options?: object
  ) {
    if (typeof first !== 'function') return withCommitThatThrows(await begin.call(this, first))

    const work = first as Work // no other function may stand there
    return begin.call(this, (client) => work(withCommitThatThrows(client)), options)
  } as typeof QueryClient.prototype.transaction // generic in the result of the work
}

function withCommitThatThrows(client: TransactionClientContract) {
  const { knexClient } = client
  const { commit } = knexClient

  knexClient.commit = (async (value) => {
    await commit(value)
    return knexClient.executionPromise
  }) as typeof commit // whose type is that of a query, and its value a promise
  return client
}
