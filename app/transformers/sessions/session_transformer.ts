import { flag, id, text, time } from '#transformers/fields'
import { BaseTransformer } from '@adonisjs/core/transformers'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type Session from '#models/session'

const members = {
  id: id(),
  user_agent: text('Mozilla/5.0 (X11; Linux x86_64) Firefox/146.0'),
  ip_address: text('203.0.113.7'),
  created_at: time(),
  last_used_at: time(),
  expires_at: time(),
}

export const sessionSchema = vine
  .object({ ...members, is_current: flag(true) })
  .meta({ title: 'Session' })

/** As an export has it, which is read without any session in particular. */
export const exportedSessionSchema = vine.object(members).meta({ title: 'ExportedSession' })

export default class SessionTransformer extends BaseTransformer<Session> {
  constructor(
    session: Session,
    private currentId?: string
  ) {
    super(session)
  }

  toObject(): Infer<typeof sessionSchema> {
    return { ...this.forExport(), is_current: this.resource.id === this.currentId }
  }

  forExport(): Infer<typeof exportedSessionSchema> {
    const session = this.resource

    return {
      id: session.id,
      user_agent: session.userAgent,
      ip_address: session.ipAddress,
      created_at: session.createdAt.toString(),
      last_used_at: session.lastUsedAt.toString(),
      expires_at: session.idleExpiresAt.toString(),
    }
  }
}
