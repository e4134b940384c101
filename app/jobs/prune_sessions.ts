import BackgroundJob from '#jobs/background_job'
import { pruneSessions } from '#services/session_retention'

export default class PruneSessions extends BackgroundJob {
  async run() {
    await pruneSessions()
  }
}
