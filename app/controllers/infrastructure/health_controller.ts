import { gives, summary } from '#services/openapi/documentation'
import { text } from '#transformers/fields'

/** The process is alive. It asks nobody else, so it stays true when the database is away. */
export default class HealthController {
  @summary(
    'Tell whether the process is alive',
    'It asks nobody else, so it says nothing of the database.'
  )
  @gives(200, { status: text('ok') })
  show() {
    return { status: 'ok' }
  }
}
