import NotReadyException from '#exceptions/not_ready_exception'
import { gives, refuses, summary } from '#services/openapi/documentation'
import { checksSchema, examine } from '#services/readiness/checks'
import { text } from '#transformers/fields'

export default class ReadinessController {
  @summary(
    'Tell whether requests may be sent here',
    'Asks the database, the configured stores and the queue. The answer 503 names in `checks` what failed; what is degraded is no reason for it.'
  )
  @gives(200, { status: text('ok'), checks: checksSchema() })
  @refuses('service_unavailable')
  async show() {
    const { isReady, checks } = await examine()
    if (!isReady) throw new NotReadyException(checks)

    return { status: 'ok', checks }
  }
}
