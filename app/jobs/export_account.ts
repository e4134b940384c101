import BackgroundJob from '#jobs/background_job'
import AccountExport from '#models/account_export'
import { writeExport } from '#services/exports/write'

export default class ExportAccount extends BackgroundJob<{ exportId: string }> {
  run() {
    return writeExport(this.payload.exportId)
  }

  async givenUp() {
    await AccountExport.markFailed(this.payload.exportId)
  }
}
