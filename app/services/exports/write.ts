import AccountExport from '#models/account_export'
import Session from '#models/session'
import User from '#models/user'
import UserTransformer from '#transformers/account/user_transformer'
import SessionTransformer from '#transformers/sessions/session_transformer'
import type { ExportContent } from '#transformers/account/export_transformer'

const SESSIONS_AT_ONCE = 100

/** Writes down what is known about an account, unless that has been done. */
export async function writeExport(id: string) {
  const accountExport = await AccountExport.begin(id)
  if (!accountExport) return

  const user = await User.findOrFail(accountExport.userId)
  const sessions = await sessionsOf(user, accountExport)

  await accountExport.finish({ account: new UserTransformer(user).toObject(), sessions })
}

/** All sessions of a user, oldest first, in steps that the export reports. */
async function sessionsOf(user: User, accountExport: AccountExport) {
  const total = await countSessions(user)
  const sessions: ExportContent['sessions'] = []

  for (;;) {
    const page = await Session.query()
      .where('user_id', user.id)
      .if(sessions.length, (query) => query.where('id', '>', sessions.at(-1)!.id))
      .orderBy('id')
      .limit(SESSIONS_AT_ONCE)
    if (!page.length) return sessions

    sessions.push(...page.map((session) => new SessionTransformer(session).forExport()))
    await accountExport.report(Math.min(99, Math.floor((100 * sessions.length) / total)))
  }
}

async function countSessions(user: User) {
  const [{ total }] = await Session.query()
    .where('user_id', user.id)
    .count('* as total')
    .pojo<{ total: number | string }>()
  return Number(total)
}
