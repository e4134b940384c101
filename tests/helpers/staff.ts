import { GroupFactory } from '#database/factories/group_factory'
import { UserFactory } from '#database/factories/user_factory'
import { Rights } from '#services/admin/rights'
import type User from '#models/user'
import type { Actor } from '#services/admin/actor'

/** Somebody of the staff, with these permissions through a group. */
export async function staffWith(...permissions: string[]) {
  const user = await UserFactory.apply('staff').create()
  const group = await GroupFactory.merge({ permissions }).create()
  await group.related('members').attach([user.id])

  return user
}

/** A user as whoever does something in the admin site. */
export async function actorFor(user: User): Promise<Actor> {
  const { id, email, isSuperuser } = user
  const origin = { ipAddress: '127.0.0.1', requestId: 'a-request' }

  return { id, email, isSuperuser, ...origin, rights: await Rights.of(user) }
}
