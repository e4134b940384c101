import BackgroundJob from '#jobs/background_job'
import AccountExport from '#models/account_export'

export default class PruneExports extends BackgroundJob {
  async run() {
    await AccountExport.query()
      .withScopes((scopes) => scopes.expired())
      .delete()
  }
}
