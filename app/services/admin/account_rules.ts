import LastSuperuserException from '#exceptions/last_superuser_exception'
import OwnAccountException from '#exceptions/own_account_exception'
import PermissionDeniedException from '#exceptions/permission_denied_exception'
import User from '#models/user'
import { Rights } from '#services/admin/rights'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Group from '#models/group'
import type { Actor } from '#services/admin/actor'

/*
| What may not happen to accounts and groups, whatever permission somebody has:
| nobody locks himself out, or leaves his mailbox without a password and a proof, the last superuser stays, no one grants what they do
| not have, and no one touches an account that has rights they lack. The last is
| what keeps staff from a superuser's account, by its address for example.
*/

/**
 * An account that is going to be changed or deleted. All superusers are locked
 * before it, in one order: whoever changes accounts at the same time waits here,
 * then sees what has been done, and nobody waits in a circle.
 *
 * @throws E_ROW_NOT_FOUND
 */
export async function lockAccount(id: string, client: TransactionClientContract) {
  await User.query({ client }).select('id').where('is_superuser', true).orderBy('id').forUpdate()

  return User.query({ client }).where('id', id).forUpdate().firstOrFail()
}

/**
 * For an account that is new, or was locked, with its changes and not yet saved.
 *
 * @throws PermissionDeniedException, OwnAccountException, LastSuperuserException
 */
export async function assertMaySave(actor: Actor, user: User) {
  await assertInReach(actor, user)
  if (!actor.isSuperuser && isChanged(user, 'isStaff', 'isSuperuser')) {
    throw new PermissionDeniedException('Only superusers decide who is staff or a superuser.')
  }
  const isMoved = 'email' in user.$dirty
  if (isOwn(actor, user) && (isMoved || isChanged(user, 'isActive', 'isStaff', 'isSuperuser'))) {
    throw new OwnAccountException()
  }
  if (!isEffective(user)) await assertSuperuserRemains(user)
}

/** @throws PermissionDeniedException, OwnAccountException, LastSuperuserException */
export async function assertMayDelete(actor: Actor, user: User) {
  await assertInReach(actor, user)
  if (isOwn(actor, user)) throw new OwnAccountException()
  await assertSuperuserRemains(user)
}

/**
 * For an account that is going to join or leave groups.
 *
 * @throws PermissionDeniedException, OwnAccountException
 */
export async function assertMayRegroup(actor: Actor, user: User, groups: Group[]) {
  await assertInReach(actor, user)
  if (isOwn(actor, user)) throw new OwnAccountException()
  for (const { permissions } of groups) assertHasAll(actor, permissions)
}

/**
 * For a group that is new or changed, and not yet saved.
 *
 * @throws PermissionDeniedException
 */
export function assertMaySaveGroup(actor: Actor, { $original, permissions }: Group) {
  const before = new Set<string>($original.permissions)
  assertHasAll(actor, before.symmetricDifference(new Set(permissions)))
}

/** @throws PermissionDeniedException */
export function assertMayDeleteGroup(actor: Actor, { permissions }: Group) {
  assertHasAll(actor, permissions)
}

/**
 * For an account that somebody touches, or what belongs to it. It is judged as if
 * it were staff, which it may become again. A new one has no rights yet.
 *
 * @throws PermissionDeniedException
 */
export async function assertInReach(actor: Actor, { id, $isPersisted, $original, $trx }: User) {
  if (!$isPersisted) return

  const rights = await Rights.of({ id, isStaff: true, isSuperuser: $original.isSuperuser }, $trx)
  if (!actor.rights.include(rights)) {
    throw new PermissionDeniedException('This account has rights that you do not have.')
  }
}

function assertHasAll({ rights }: Actor, permissions: Iterable<string>) {
  if (!rights.hasAll(permissions)) {
    throw new PermissionDeniedException('No one can grant or take rights that they do not have.')
  }
}

async function assertSuperuserRemains({ id, $original, $trx }: User) {
  if (!isEffective($original)) return

  const other = await User.query({ client: $trx })
    .where({ is_superuser: true, is_staff: true, is_active: true })
    .whereNot('id', id)
    .orderBy('id')
    .forUpdate()
    .first()
  if (!other) throw new LastSuperuserException()
}

/** A superuser who can use it. */
function isEffective({ isActive, isStaff, isSuperuser }: Partial<User>) {
  return isActive && isStaff && isSuperuser
}

function isOwn(actor: Actor, user: User) {
  return actor.id === user.id
}

function isChanged(user: User, ...flags: ('isActive' | 'isStaff' | 'isSuperuser')[]) {
  return flags.some((flag) => Boolean(user[flag]) !== Boolean(user.$original[flag]))
}
