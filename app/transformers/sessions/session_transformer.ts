import { BaseTransformer } from '@adonisjs/core/transformers'
import type Session from '#models/session'

export default class SessionTransformer extends BaseTransformer<Session> {
  constructor(
    session: Session,
    private currentId: string
  ) {
    super(session)
  }

  toObject() {
    const session = this.resource

    return {
      id: session.id,
      user_agent: session.userAgent,
      ip_address: session.ipAddress,
      created_at: session.createdAt.toISO(),
      last_used_at: session.lastUsedAt.toISO(),
      expires_at: session.idleExpiresAt.toISO(),
      is_current: session.id === this.currentId,
    }
  }
}
