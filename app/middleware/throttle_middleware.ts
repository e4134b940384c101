import { count } from '#services/throttles/count'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { ThrottleName } from '#config/throttles'

/** Counts a request against the throttles that its route names; see config/throttles.ts. */
export default class ThrottleMiddleware {
  async handle(ctx: HttpContext, next: NextFn, names: readonly ThrottleName[]) {
    const giveBack = await count(ctx, names)
    await next()

    // A request that we could not serve is no failed guess either
    const status = ctx.response.getStatus()
    if (status < 400 || status >= 500) await giveBack()
  }
}
