import { AuditEventSchema } from '#database/schema'
import { logAuditEvent } from '#services/security_log'
import { beforeCreate } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#services/admin/actor'
import type { Changes } from '#services/admin/changes'

export const OUTCOMES = ['succeeded', 'refused'] as const
type Outcome = (typeof OUTCOMES)[number]

/** What an event is about, as text: it may be gone when somebody reads of it. */
export type Target = { type: string; id: string; label: string }

type Deed = {
  actor: Omit<Actor, 'rights' | 'isSuperuser'>
  action: string
  target: Target
  changes?: Changes
  outcome?: Outcome
}

/** As many characters as the columns take. */
const LONGEST = 255

/**
 * Who did what to which object, from where. It is written in the transaction of
 * the deed: either both are there or neither. The database refuses to change or
 * delete an event, whoever asks.
 */
export default class AuditEvent extends AuditEventSchema {
  static selfAssignPrimaryKey = true

  declare outcome: Outcome

  @beforeCreate()
  static fillIn(event: AuditEvent) {
    event.id ??= uuid()
    event.createdAt = DateTime.utc()
    event.changes ??= {}
    event.outcome ??= 'succeeded'
  }

  /** The line in the log comes after the commit, so that it tells only of what happened. */
  static async record(
    { actor, action, target, changes, outcome }: Deed,
    client: TransactionClientContract
  ) {
    const event = await this.create(
      {
        actorId: actor.id,
        actorEmail: actor.email,
        action,
        targetType: target.type,
        targetId: fitting(target.id),
        targetLabel: fitting(target.label),
        changes,
        ipAddress: actor.ipAddress,
        requestId: actor.requestId,
        outcome,
      },
      { client }
    )
    client.after('commit', () => logAuditEvent(event))

    return event
  }
}

/** Cutting may leave half of a character, which PostgreSQL would refuse. */
function fitting(text: string) {
  return text.slice(0, LONGEST).toWellFormed()
}
