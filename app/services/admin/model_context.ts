import PermissionDeniedException from '#exceptions/permission_denied_exception'
import { actorOf } from '#services/admin/actor'
import { assertKeys } from '#services/admin/keys'
import registry from '#services/admin/registry'
import type { HttpContext } from '@adonisjs/core/http'

const RIGHTS = {
  view: 'hasViewPermission',
  add: 'hasAddPermission',
  change: 'hasChangePermission',
  delete: 'hasDeletePermission',
} as const

/**
 * Who asks, and for which model of the site.
 *
 * @throws NotFoundException for a model that is not there for this person, and for a key that can be none
 * @throws PermissionDeniedException without the right to what the page is for
 */
export async function modelContext(ctx: HttpContext, verb: keyof typeof RIGHTS = 'view') {
  const { model, id } = ctx.params
  const actor = await actorOf(ctx)
  const admin = registry.find(model, actor)
  if (!admin[RIGHTS[verb]](actor)) throw new PermissionDeniedException()
  if (id !== undefined) await assertKeys(admin, [id])

  return { actor, admin, id: String(id) }
}
