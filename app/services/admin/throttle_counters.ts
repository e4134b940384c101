import { type ThrottleName, throttles } from '#config/throttles'
import ServiceUnavailableException from '#exceptions/service_unavailable_exception'
import ValidationFailedException from '#exceptions/validation_failed_exception'
import AuditEvent from '#models/audit_event'
import { write } from '#services/admin/trail'
import { clear } from '#services/throttles/counters'
import { keyOf, type Named } from '#services/throttles/subject'
import logger from '@adonisjs/core/services/logger'
import type { Actor } from '#services/admin/actor'

/** The scopes, with their rates and whom each counts, and the form that clears a counter. */
export function throttlesPage(entered: Record<string, unknown> = {}) {
  const scopes = Object.entries(throttles).map(([name, { rate, per }]) => ({
    name,
    per,
    rate: `${rate.requests.toLocaleString('en')} in ${rate.seconds.toLocaleString('en')} s`,
  }))
  const choices = scopes.map(({ name }) => ({ value: name, label: name }))
  const fields = [
    { key: 'throttle', label: 'Throttle', widget: 'select', choices },
    { key: 'account', label: 'Account', widget: 'text' },
    { key: 'address', label: 'Client address', widget: 'text' },
  ]

  return { scopes, fields: fields.map((field) => ({ ...field, value: entered[field.key] ?? '' })) }
}

/**
 * Forgets what a throttle has counted of somebody, and answers whether there was
 * anything. The event is there first: a store in the database has a connection
 * of its own, which would wait for the transaction.
 *
 * @throws ValidationFailedException, ServiceUnavailableException
 */
export async function clearCounter(name: ThrottleName, named: Named, actor: Actor) {
  const key = await keyOf(name, named)
  if (!key) throw missing(name)

  const label = [name, named.account, named.address].filter(Boolean).join(' ')
  const target = { type: 'throttles', id: name, label }
  await write(actor, ({ client }) =>
    AuditEvent.record({ actor, action: 'throttles.clear', target }, client)
  )

  return clear(name, key).catch((error: unknown) => {
    logger.error({ err: error }, 'a counter cannot be cleared')
    throw new ServiceUnavailableException()
  })
}

function missing(name: ThrottleName) {
  const { per } = throttles[name]
  const field = per.includes('address') ? 'address' : 'account'

  return new ValidationFailedException({
    [field]: [`Enter an account or address that exists: this one counts per ${per}`],
  })
}
