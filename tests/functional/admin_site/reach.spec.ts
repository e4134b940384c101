import { UserFactory } from '#database/factories/user_factory'
import AuditEvent from '#models/audit_event'
import MailedToken from '#models/mailed_token'
import Session from '#models/session'
import { staffOnSite } from '#tests/helpers/admin_site'
import { staffWith } from '#tests/helpers/staff'
import { signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'
import { v7 as uuid } from 'uuid'
import type { ApiClient } from '@japa/api-client'
import type User from '#models/user'

const superuser = () => UserFactory.apply('superuser').create()

async function visit(client: ApiClient, slug: string) {
  const { post } = await staffOnSite(client, await staffWith(`${slug}.view`, `${slug}.change`))
  return (action: string, id: string) =>
    post(`/admin/${slug}/actions/`, { action, ids: id, confirmed: 'true' })
}

async function mailTo(user: User, purpose: 'reset_password' | 'magic_link') {
  const owner = purpose === 'magic_link' ? undefined : user
  await MailedToken.issue({ purpose, mailId: uuid(), email: user.email, user: owner })

  return MailedToken.findByOrFail({ email: user.email })
}

test.group('What belongs to an account with more rights', () => {
  test('its sessions are not ended by staff (81)', async ({ assert, client }) => {
    const { access } = await signedIn(await superuser())
    const session = await Session.firstOrFail()
    const act = await visit(client, 'sessions')

    const response = await act('end', session.id)

    response.assertStatus(403)
    const me = await client.get('/api/v1/me').bearerToken(access)
    me.assertStatus(200)
    const { action, outcome } = await AuditEvent.firstOrFail()
    assert.deepEqual([action, outcome], ['sessions.end', 'refused'])
  })

  test('what it was mailed is not revoked by staff (81)')
    .with(['reset_password', 'magic_link'] as const)
    .run(async ({ assert, client }, purpose) => {
      const token = await mailTo(await superuser(), purpose)
      const act = await visit(client, 'mailed_tokens')

      const response = await act('revoke', token.id)

      response.assertStatus(403)
      assert.exists(await MailedToken.find(token.id))
    })

  test('those of others are', async ({ assert, client }) => {
    const { user } = await signedIn()
    const session = await Session.firstOrFail()
    const token = await mailTo(user, 'reset_password')

    const ended = await (await visit(client, 'sessions'))('end', session.id)
    const revoked = await (await visit(client, 'mailed_tokens'))('revoke', token.id)

    ended.assertStatus(303)
    revoked.assertStatus(303)
    await session.refresh()
    assert.isNotNull(session.endedAt)
    assert.isNull(await MailedToken.find(token.id))
  })
})
