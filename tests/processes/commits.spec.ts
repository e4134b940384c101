import { scratchDatabase } from '#tests/helpers/processes'
import { connectTo } from '#tests/helpers/scratch_connection'
import { test } from '@japa/runner'

const TREE = `CREATE TABLE nodes (
  id integer PRIMARY KEY,
  parent integer REFERENCES nodes (id) DEFERRABLE INITIALLY DEFERRED
)`

test.group('A transaction', (group) => {
  let connection: ReturnType<typeof connectTo>

  group.each.setup(async () => {
    const scratch = await scratchDatabase()
    connection = connectTo(scratch.url)
    await connection.database.rawQuery(TREE)
    return async () => {
      await connection.close()
      await scratch.drop()
    }
  })

  test('whose COMMIT fails throws, and nothing that waits for it begins (131)', async ({
    assert,
  }) => {
    const { database } = connection
    let isAnnounced = false

    const orphan = database.transaction(async (client) => {
      client.after('commit', () => void (isAnnounced = true))
      await client.table('nodes').insert({ id: 1, parent: 2 })
    })

    await assert.rejects(() => orphan, /foreign key/i)
    assert.isFalse(isAnnounced)
  })

  test('that is ended by hand throws as well (131)', async ({ assert }) => {
    const client = await connection.database.transaction()
    await client.table('nodes').insert({ id: 1, parent: 2 })

    await assert.rejects(() => client.commit(), /foreign key/i)
  })

  test('answers what its work answers, once that is committed', async ({ assert }) => {
    const { database } = connection

    const answer = await database.transaction(async (client) => {
      await client.table('nodes').insert({ id: 1, parent: 1 })
      return 'done'
    })

    assert.equal(answer, 'done')
    assert.lengthOf(await database.from('nodes'), 1)
  })
})
