import PermissionDeniedException from '#exceptions/permission_denied_exception'
import Group from '#models/group'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export const VERBS = ['view', 'add', 'change', 'delete'] as const

/** What is done to which kind of object: `users.change`. */
export type Permission = `${string}.${(typeof VERBS)[number]}`

type Account = { id: string; isStaff: boolean; isSuperuser: boolean }

/**
 * What somebody may do in the admin site and its API. Staff have the permissions
 * of their groups, superusers have all, and nobody else has any.
 */
export class Rights {
  private constructor(private readonly permissions: Set<string> | 'all') {}

  /** As the database says now. */
  static async of({ id, isStaff, isSuperuser }: Account, client?: TransactionClientContract) {
    if (!isStaff) return new Rights(new Set())
    return new Rights(isSuperuser ? 'all' : await permissionsOf(id, client))
  }

  has(permission: string) {
    return this.permissions === 'all' || this.permissions.has(permission)
  }

  hasAll(permissions: Iterable<string>) {
    return [...permissions].every((permission) => this.has(permission))
  }

  /** Whether those rights are a part of these, or the same. */
  include({ permissions }: Rights) {
    return permissions === 'all' ? this.permissions === 'all' : this.hasAll(permissions)
  }

  /** @throws PermissionDeniedException */
  require(permission: string) {
    if (!this.has(permission)) throw new PermissionDeniedException()
  }
}

async function permissionsOf(userId: string, client?: TransactionClientContract) {
  const memberships = db.from('group_members').select('group_id').where('user_id', userId)
  const groups = await Group.query({ client }).whereIn('id', memberships)

  return new Set(groups.flatMap(({ permissions }) => permissions))
}
