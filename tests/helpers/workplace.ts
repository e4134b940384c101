import { toTimestamp } from '#database/columns'
import { ace, post, scratchDatabase, startCommand, startServer } from '#tests/helpers/processes'
import { connectTo } from '#tests/helpers/scratch_connection'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** A server and a database of their own, and whatever workers a test starts there. */
export async function openWorkplace(variables: Record<string, string> = {}) {
  const scratch = await scratchDatabase()
  const { database, close } = connectTo(scratch.url)
  const environment = { ...variables, DATABASE_URL: scratch.url }
  const server = await startServer(environment)

  return {
    database,
    exports: exportsOf(server.url, database),
    startWorker: (changes: Record<string, string> = {}) =>
      startCommand(['queue:work'], { ...environment, ...changes }),
    ace: (...args: string[]) => ace(args, environment),
    async [Symbol.asyncDispose]() {
      await server.stop()
      await close()
      await scratch.drop()
    },
  }
}

function exportsOf(url: string, database: QueryClientContract) {
  const find = (id: string) => database.from('account_exports').where('id', id).firstOrFail()

  return {
    find,

    /** Somebody with so many sessions signs up and asks for an export. */
    async request(sessions = 1) {
      const account = { email: `${uuid()}@example.com`, password: 'correct horse' }
      const { body: tokens } = await post(`${url}/api/auth/register/`, account)
      await addSessions(database, tokens.user.id, sessions - 1)
      const headers = { authorization: `Bearer ${tokens.access}` }
      const { body } = await post(`${url}/api/v1/exports/`, {}, headers)

      return String(body.data.id)
    },

    async isDone(id: string) {
      const { status } = await find(id)
      return status === 'done'
    },

    async isUnderWay(id: string) {
      const { status, progress } = await find(id)
      return status === 'running' && progress > 0
    },
  }
}

/** SQLite takes no more than 500 rows in one statement. */
async function addSessions(database: QueryClientContract, userId: string, count: number) {
  const time = toTimestamp(DateTime.utc())
  const rows = Array.from({ length: count }, () => ({
    id: uuid(),
    user_id: userId,
    user_agent: 'Japa',
    ip_address: '127.0.0.1',
    network: '127.0.0.1',
    created_at: time,
    last_used_at: time,
    idle_expires_at: time,
    absolute_expires_at: time,
    refresh_token_id: uuid(),
    refresh_token_issued_at: time,
  }))

  for (let first = 0; first < count; first += 500) {
    await database.table('sessions').multiInsert(rows.slice(first, first + 500))
  }
}
