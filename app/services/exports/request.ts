import ExportAccount from '#jobs/export_account'
import AccountExport from '#models/account_export'
import { isUniqueViolation } from '#services/database_errors'
import db from '@adonisjs/lucid/services/db'

/** Starts an export of the account, or answers the one that is under way. */
export async function requestExport(userId: string) {
  try {
    return await db.transaction(async (client) => {
      const accountExport = await AccountExport.create({ userId }, { client })
      await ExportAccount.enqueue({ exportId: accountExport.id }, client)

      return accountExport
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return AccountExport.latestOf(userId)
  }
}
