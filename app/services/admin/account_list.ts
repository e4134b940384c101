import { newestFirst } from '#database/order'
import User from '#models/user'
import { normalizeEmailPart } from '#services/email_address'
import { containing } from '#services/like'

type AccountFilters = { email?: string; is_active?: boolean; is_staff?: boolean }

/** The accounts that match, newest first. */
export function accountsMatching({
  email,
  is_active: isActive,
  is_staff: isStaff,
}: AccountFilters) {
  const accounts = User.query().orderBy(newestFirst('date_joined'))

  if (email !== undefined) {
    accounts.whereRaw("email LIKE ? ESCAPE '!'", [containing(normalizeEmailPart(email))])
  }
  if (isActive !== undefined) accounts.where('is_active', isActive)
  if (isStaff !== undefined) accounts.where('is_staff', isStaff)

  return accounts
}
