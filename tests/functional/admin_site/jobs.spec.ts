import { UserFactory } from '#database/factories/user_factory'
import ExportAccount from '#jobs/export_account'
import AuditEvent from '#models/audit_event'
import Job from '#models/job'
import { staffOnSite } from '#tests/helpers/admin_site'
import { staffWith } from '#tests/helpers/staff'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

const SECRET = 'a-personal-detail'

async function failedJob() {
  await db.transaction((client) => ExportAccount.enqueue({ exportId: SECRET }, client))
  const job = await Job.query().orderBy('id', 'desc').firstOrFail()
  await db
    .from('queue_jobs')
    .where('id', job.id)
    .update({ status: 'failed', error: 'The disk is full', finished_at: Date.UTC(2026, 0, 31) })

  return job
}

test.group('Jobs on the admin site', () => {
  test('are shown with name, status, error and times, and without what they carry', async ({
    assert,
    client,
  }) => {
    const { id } = await failedJob()
    const { get } = await staffOnSite(client, await staffWith('jobs.view'))

    for (const path of ['/admin/jobs/', '/admin/jobs/?status=failed', `/admin/jobs/${id}/`]) {
      const page = await get(path)
      for (const text of ['ExportAccount', 'failed', 'The disk is full', '2026-01-31']) {
        page.assertTextIncludes(text)
      }
      assert.notInclude(page.text(), SECRET)
    }
    const file = await get('/admin/jobs/export/?format=json')
    assert.notInclude(file.text(), SECRET)
  })

  test('that were given up are run again', async ({ assert, client }) => {
    const job = await failedJob()
    const staff = await staffWith('jobs.view', 'jobs.change')
    const { post } = await staffOnSite(client, staff)

    const response = await post('/admin/jobs/actions/', {
      action: 'retry',
      ids: job.id,
      confirmed: 'true',
    })

    response.assertStatus(303)
    await job.refresh()
    assert.deepEqual([job.status, job.attempts, job.error], ['pending', 0, null])
    const { changes } = await AuditEvent.findByOrFail({ action: 'jobs.retry', targetId: job.id })
    assert.notInclude(JSON.stringify(changes), SECRET)
  })

  test('are neither added, changed nor deleted', async ({ assert, client }) => {
    const job = await failedJob()
    const { get, post } = await staffOnSite(client, await UserFactory.apply('superuser').create())

    for (const response of [
      await get('/admin/jobs/add/'),
      await post('/admin/jobs/add/', { status: 'done' }),
      await post(`/admin/jobs/${job.id}/`, { status: 'done' }),
      await post(`/admin/jobs/${job.id}/delete/`),
    ]) {
      response.assertStatus(403)
    }
    await job.refresh()
    assert.equal(job.status, 'failed')
  })
})
