import { until } from '#tests/helpers/polling'
import { post, type RunningServer, scratchDatabase, startServer } from '#tests/helpers/processes'
import { connectTo } from '#tests/helpers/scratch_connection'
import { test } from '@japa/runner'
import { v7 as uuid } from 'uuid'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const ROUNDS = 8

type Account = { id: string; authorization: string }

test.group('The admin API over two processes', (group) => {
  let servers: RunningServer[]
  let database: QueryClientContract

  group.setup(async () => {
    const scratch = await scratchDatabase()
    const connection = connectTo(scratch.url)
    const environment = { DATABASE_URL: scratch.url, LOG_LEVEL: 'info' }
    database = connection.database
    servers = await Promise.all([startServer(environment), startServer(environment)])

    return async () => {
      await Promise.all(servers.map((server) => server.stop()))
      await connection.close()
      await scratch.drop()
    }
  })

  const registerSuperuser = async (): Promise<Account> => {
    const account = { email: `${uuid()}@example.com`, password: 'correct horse' }
    const { body } = await post(`${servers[0].url}/api/auth/register/`, account)
    const rights = { is_staff: true, is_superuser: true }
    await database.from('users').where('id', body.user.id).update(rights)

    return { id: body.user.id, authorization: `Bearer ${body.access}` }
  }

  const send = async (server: RunningServer, by: Account, about: Account, change?: object) => {
    const { status } = await fetch(`${server.url}/admin/api/users/${about.id}`, {
      method: change ? 'PATCH' : 'DELETE',
      headers: { 'authorization': by.authorization, 'content-type': 'application/json' },
      body: change && JSON.stringify(change),
    })
    return status
  }

  test('of two superusers who remove each other at once, one stays (71, 81)')
    .with([{ is_staff: false }, { is_active: false }, undefined])
    .run(async ({ assert }, change) => {
      for (let round = 0; round < ROUNDS; round++) {
        await database.from('users').delete()
        const [ada, grace] = [await registerSuperuser(), await registerSuperuser()]

        const statuses = await Promise.all([
          send(servers[0], ada, grace, change),
          send(servers[1], grace, ada, change),
        ])

        const left = await database
          .from('users')
          .where({ is_superuser: true, is_staff: true, is_active: true })
        assert.lengthOf(left, 1)
        const [loser] = statuses.filter((status) => status !== 200)
        assert.include([401, 403, 409], loser, statuses.join())
      }
    })

  test('an audit event is a line in the log of its own (79)', async ({ assert }) => {
    const [ada, grace] = [await registerSuperuser(), await registerSuperuser()]

    await send(servers[0], ada, grace, { first_name: 'Grace', is_active: false })

    const [event] = await database.from('audit_events').where('target_id', grace.id)
    const lines = () =>
      servers[0].output.stdout.split('\n').filter((line) => line.includes(event.id))
    await until(() => lines().length > 0)

    assert.lengthOf(lines(), 1)
    assert.containSubset(JSON.parse(lines()[0]), {
      event: 'users.change',
      actor_id: ada.id,
      target_id: grace.id,
      changes: { first_name: ['', 'Grace'], is_active: [true, false] },
      request_id: event.request_id,
      outcome: 'succeeded',
    })
  })
})
