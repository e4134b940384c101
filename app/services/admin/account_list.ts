import User from '#models/user'
import { normalizeEmailPart } from '#services/email_address'
import { containing } from '#services/like'

type AccountFilters = { email?: string; is_active?: boolean; is_staff?: boolean }

/** The accounts that match, newest first. */
export function accountsMatching({ email, is_active: active, is_staff: staff }: AccountFilters) {
  return User.query()
    .if(email !== undefined, (query) =>
      query.whereRaw("email LIKE ? ESCAPE '!'", [containing(normalizeEmailPart(email!))])
    )
    .if(active !== undefined, (query) => query.where('is_active', active!))
    .if(staff !== undefined, (query) => query.where('is_staff', staff!))
    .orderBy([
      { column: 'date_joined', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
}
