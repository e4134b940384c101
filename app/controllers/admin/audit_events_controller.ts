import { auditEventsMatching } from '#services/admin/audit_list'
import { gives, summary, takes } from '#services/openapi/documentation'
import { pageOf } from '#services/pages'
import AuditEventTransformer, {
  auditEventSchema,
} from '#transformers/admin/audit_event_transformer'
import { pageMembers } from '#transformers/pages'
import { auditEventListValidator } from '#validators/admin/audit_events'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

export default class AuditEventsController {
  @summary(
    'List audit events, newest first',
    '`actor` is an id or an address, `target` an id or a kind of object, `since` a time in ISO 8601.'
  )
  @takes(auditEventListValidator)
  @gives(200, { events: vine.array(auditEventSchema), ...pageMembers })
  async index({ request, serialize }: HttpContext) {
    const query = await request.validateUsing(auditEventListValidator)
    const { rows, ...page } = await pageOf(auditEventsMatching(query), request, query)

    return serialize({ events: AuditEventTransformer.transform(rows), ...page })
  }
}
