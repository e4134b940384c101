import { actorOf } from '#services/admin/actor'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { Permission } from '#services/admin/rights'

/** Lets those of the staff through that have a permission now. */
export default class PermissionMiddleware {
  async handle(ctx: HttpContext, next: NextFn, permission: Permission) {
    const { rights } = await actorOf(ctx)
    rights.require(permission)

    return next()
  }
}
