import AccountExport from '#models/account_export'
import { ReadonlyAdmin } from '#services/admin/readonly_admin'

/** Copies that people had made of their accounts; what is in them is theirs alone. */
export default class AccountExportAdmin extends ReadonlyAdmin<typeof AccountExport> {
  model = AccountExport
  group = 'Operations'

  listDisplay = ['status', 'user', 'progress', 'createdAt', 'expiresAt']
  listFilter = ['status', 'createdAt']
  ordering = '-createdAt'
  exclude = ['content']
  choices = { status: ['queued', 'running', 'done', 'failed'] }
}
