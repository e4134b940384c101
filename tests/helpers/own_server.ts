import { scratchDatabase, startServer } from '#tests/helpers/processes'

/** A server with an empty database; with `await using` both are gone when the test ends. */
export async function startOwnServer(environment: Record<string, string> = {}) {
  const database = await scratchDatabase()
  const server = await startServer({ DATABASE_URL: database.url, ...environment })

  return {
    ...server,
    database,
    async [Symbol.asyncDispose]() {
      await server.stop()
      await database.drop()
    },
  }
}
