import ServiceUnavailableException from '#exceptions/service_unavailable_exception'
import type { Checks } from '#services/readiness/checks'

/** What failed stands in the answer; why, in the log. */
export default class NotReadyException extends ServiceUnavailableException {
  static example = () => new NotReadyException({ database: 'failed', migrations: 'failed' })

  constructor(readonly checks: Checks) {
    super('Not ready')
  }
}
