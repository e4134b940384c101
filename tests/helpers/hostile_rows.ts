import { GroupFactory } from '#database/factories/group_factory'
import { UserFactory } from '#database/factories/user_factory'
import PruneSessions from '#jobs/prune_sessions'
import AccountExport from '#models/account_export'
import AuditEvent from '#models/audit_event'
import Job from '#models/job'
import MailedToken from '#models/mailed_token'
import Session from '#models/session'
import { Specimen } from '#tests/helpers/specimens'
import { actorFor } from '#tests/helpers/staff'
import { signedIn } from '#tests/helpers/tokens'
import db from '@adonisjs/lucid/services/db'
import type { ModelAdmin } from '#services/admin/model_admin'

/** Runs in a page that writes it as it is, in an attribute too, or takes it for a template. */
export const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>{{ 7*7 }}`

/** A row of each registered model, by slug. */
const rows: Record<string, () => Promise<{ $primaryKeyValue?: unknown }>> = {
  users: () => UserFactory.create(),
  groups: () => GroupFactory.create(),
  sessions: async () => {
    const { user } = await signedIn()
    return Session.findByOrFail({ userId: user.id })
  },
  outgoing_mails: async () => {
    const user = await UserFactory.create()
    return user.mail('password_changed')
  },
  mailed_tokens: async () => {
    const user = await UserFactory.create()
    const { id: mailId } = await user.mail('reset_password')
    await MailedToken.issue({ purpose: 'reset_password', mailId, email: user.email, user })
    return MailedToken.findByOrFail({ userId: user.id })
  },
  account_exports: async () => {
    const { id: userId } = await UserFactory.create()
    return AccountExport.create({ userId })
  },
  audit_events: async () => {
    const actor = await actorFor(await UserFactory.merge({ email: HOSTILE }).create())
    const target = { type: 'users', id: HOSTILE, label: HOSTILE }
    const changes = { name: [HOSTILE, HOSTILE] as [string, string] }
    return db.transaction((client) =>
      AuditEvent.record({ actor, action: 'users.change', target, changes }, client)
    )
  },
  jobs: async () => {
    await db.transaction((client) => PruneSessions.enqueue({}, client))
    return Job.query().orderBy('id', 'desc').firstOrFail()
  },
  specimens: () => Specimen.create({ name: 'Quartz' }),
}

/** A row with the text in each column that takes it. Answers its key, and into how many it went. */
export async function createHostileRow(admin: ModelAdmin) {
  const row = await rows[admin.slug]()
  const key = String(row.$primaryKeyValue)
  if (admin.slug === 'audit_events') return { key, columns: 3 } // nobody can change it

  const fields = await admin.fields()
  const takers = fields.filter(
    ({ name, type, isPrimary, relation, maxLength = 1000 }) =>
      (type === 'text' || type === 'long text') &&
      !(isPrimary || relation || admin.choices[name]) &&
      maxLength > HOSTILE.length
  )
  const values = Object.fromEntries(takers.map(({ column }) => [column, HOSTILE]))
  if (takers.length) await db.from(admin.model.table).where('id', key).update(values)

  return { key, columns: takers.length }
}
