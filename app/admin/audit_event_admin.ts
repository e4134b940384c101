import AuditEvent from '#models/audit_event'
import { ReadonlyAdmin } from '#services/admin/readonly_admin'

/** Who did what. The database itself refuses to change or delete one. */
export default class AuditEventAdmin extends ReadonlyAdmin<typeof AuditEvent> {
  model = AuditEvent
  group = 'Operations'

  listDisplay = ['action', 'actorEmail', 'targetLabel', 'createdAt', 'ipAddress', 'outcome']
  listFilter = ['outcome', 'createdAt']
  searchFields = ['actorEmail', 'action', 'targetLabel', 'requestId']
  ordering = '-createdAt'
  dateHierarchy = 'createdAt'
  choices = { outcome: ['succeeded', 'refused'] }

  titleOf({ action, actorEmail }: AuditEvent) {
    return `${action} by ${actorEmail}`
  }
}
