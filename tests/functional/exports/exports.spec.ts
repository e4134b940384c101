import PruneExports from '#jobs/prune_exports'
import AccountExport from '#models/account_export'
import { writeExport } from '#services/exports/write'
import { runJobs } from '#tests/helpers/jobs'
import { claimsOf, signedIn } from '#tests/helpers/tokens'
import db from '@adonisjs/lucid/services/db'
import { test, timeTravel } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'

const EXPORTS = '/api/v1/exports'

async function request(client: ApiClient, access: string) {
  const response = await client.post(`${EXPORTS}/`).bearerToken(access)
  response.assertStatus(202)
  return response.body().data
}

test.group('Exports', () => {
  test('the owner asks for one, and sees how far it has come', async ({ assert, client }) => {
    const { access } = await signedIn()

    const { id, status, progress } = await request(client, access)

    assert.deepEqual([status, progress], ['queued', 0])
    await AccountExport.query().where('id', id).update({ status: 'running', progress: 40 })
    const shown = await client.get(`${EXPORTS}/${id}/`).bearerToken(access)
    shown.assertStatus(200)
    shown.assertBodyContains({ data: { id, status: 'running', progress: 40 } })
  })

  test('has the account and all its sessions', async ({ assert, client }) => {
    const { user, access } = await signedIn()
    const other = await signedIn(user)
    await signedIn()
    const { id } = await request(client, access)

    await runJobs()

    const shown = await client.get(`${EXPORTS}/${id}/`).bearerToken(access)
    shown.assertBodyContains({ data: { status: 'done', progress: 100 } })
    const content = await client.get(`${EXPORTS}/${id}/content/`).bearerToken(access)
    content.assertStatus(200)
    const { account, sessions } = content.body().data
    assert.equal(account.email, user.email)
    assert.deepEqual(
      sessions.map((session: { id: string }) => session.id),
      [claimsOf(access).sid, claimsOf(other.access).sid]
    )
  })

  test('has nothing to read until it is done', async ({ client }) => {
    const { access } = await signedIn()
    const { id } = await request(client, access)

    const content = await client.get(`${EXPORTS}/${id}/content/`).bearerToken(access)

    content.assertStatus(404)
  })

  test("somebody else's and none are the same 404 (77)", async ({ client }) => {
    const { access } = await signedIn()
    const stranger = await signedIn()
    const { id } = await request(client, access)
    await runJobs()
    const unknown = '00000000-0000-7000-8000-000000000000'

    for (const path of [`${id}/`, `${id}/content/`, `${unknown}/`, `${unknown}/content/`, 'x/']) {
      const response = await client.get(`${EXPORTS}/${path}`).bearerToken(stranger.access)
      response.assertStatus(404)
      response.assertBodyContains({ code: 'not_found' })
    }
    const own = await client.get(`${EXPORTS}/${id}/`).bearerToken(access)
    own.assertStatus(200)
  })

  test('can be read for a day, and is forgotten then (77)', async ({ assert, client }) => {
    const { user, access } = await signedIn()
    const { id } = await request(client, access)
    await runJobs()
    timeTravel('25 hours')

    const { access: later } = await signedIn(user)
    const response = await client.get(`${EXPORTS}/${id}/content/`).bearerToken(later)

    response.assertStatus(404)
    await new PruneExports().run()
    assert.isNull(await AccountExport.find(id))
  })

  test('while one is under way, that one is answered', async ({ assert, client }) => {
    const { access } = await signedIn()
    const first = await request(client, access)

    const second = await request(client, access)

    assert.equal(second.id, first.id)
    assert.lengthOf(await db.from('queue_jobs'), 1)
    await runJobs()
    const third = await request(client, access)
    assert.notEqual(third.id, first.id)
  })

  test('a job that runs again leaves a finished export as it is (132)', async ({
    assert,
    client,
  }) => {
    const { user, access } = await signedIn()
    const { id } = await request(client, access)
    await runJobs()
    const before = await AccountExport.findOrFail(id)
    await user.merge({ firstName: 'Grace' }).save()

    await writeExport(id)

    const after = await AccountExport.findOrFail(id)
    assert.deepEqual(after.serialize(), before.serialize())
  })

  test('goes with its account, and the job finds nothing to do', async ({ assert, client }) => {
    const { user, access } = await signedIn()
    await request(client, access)

    await user.delete()
    await runJobs()

    assert.isEmpty(await AccountExport.all())
  })

  test('that was given up is failed, and another can be asked for', async ({ assert, client }) => {
    const { access } = await signedIn()
    const { id } = await request(client, access)

    await AccountExport.markFailed(id)

    const shown = await client.get(`${EXPORTS}/${id}/`).bearerToken(access)
    shown.assertBodyContains({ data: { status: 'failed' } })
    const next = await request(client, access)
    assert.notEqual(next.id, id)
  })
})
