import { GroupFactory } from '#database/factories/group_factory'
import { UserFactory } from '#database/factories/user_factory'
import ExportAccount from '#jobs/export_account'
import AccountExport from '#models/account_export'
import AuditEvent from '#models/audit_event'
import MailedToken from '#models/mailed_token'
import OutgoingMail from '#models/outgoing_mail'
import Session from '#models/session'
import { actorFor } from '#tests/helpers/staff'
import db from '@adonisjs/lucid/services/db'
import { v7 as uuid } from 'uuid'
import type User from '#models/user'

const device = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64)', ipAddress: '192.0.2.1' }

/** So many rows of every model of the admin site, with what belongs to each other. */
export async function fillTables(count: number) {
  await GroupFactory.merge({ permissions: ['users.view'] }).createMany(count)
  for (const user of await UserFactory.createMany(count)) await leaveTraces(user)
}

async function leaveTraces(user: User) {
  const { id: userId, email } = user
  const target = { type: 'users', id: userId, label: email }
  const actor = await actorFor(user)
  const { id: exportId } = await AccountExport.create({ userId })

  await db.transaction(async (client) => {
    await ExportAccount.enqueue({ exportId }, client)
    await Session.start(user, device, client)
    await AuditEvent.record({ actor, action: 'users.view', target }, client)
  })
  await MailedToken.issue({ purpose: 'reset_password', mailId: uuid(), email, user })
  await OutgoingMail.create({ kind: 'reset_password', recipient: email, userId })
}
