import { gives, summary } from '#services/openapi/documentation'
import { flag } from '#transformers/fields'

/** Tells a client whether its user is staff. */
export default class PingController {
  @summary('Tell whether the caller is staff')
  @gives(200, { ok: flag(true) })
  show() {
    return { ok: true }
  }
}
