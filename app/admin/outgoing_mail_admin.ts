import OutgoingMail from '#models/outgoing_mail'
import { ReadonlyAdmin } from '#services/admin/readonly_admin'
import type { Action } from '#services/admin/model_admin'

/** The outbox, without what is in the mails. */
export default class OutgoingMailAdmin extends ReadonlyAdmin<typeof OutgoingMail> {
  model = OutgoingMail
  group = 'Operations'

  listDisplay = ['kind', 'recipient', 'state', 'createdAt', 'attempts', 'lastError']
  listFilter = ['sentAt', 'failedAt', 'createdAt']
  searchFields = ['recipient', 'kind']
  ordering = '-createdAt'
  exclude = ['preview', 'variables']

  actions: Action<OutgoingMail>[] = [
    {
      name: 'retry',
      label: 'Send again',
      question: 'Those that were given up are tried again.',
      run: ({ id }, { client }) => OutgoingMail.retryFailed(id, client),
    },
  ]

  titleOf({ kind, recipient }: OutgoingMail) {
    return `${kind} to ${recipient}`
  }
}
