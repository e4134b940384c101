import { Rights } from '#services/admin/rights'
import type { HttpContext } from '@adonisjs/core/http'

/** Who does something in the admin site or its API, from where. */
export type Actor = {
  id: string
  email: string
  ipAddress: string
  requestId: string
  isSuperuser: boolean
  rights: Rights
}

const actors = new WeakMap<HttpContext, Promise<Actor>>()

/**
 * The caller of this request, by the guard that let it in, with the rights of
 * this moment. Asked for the first time it reads them.
 *
 * @throws AuthenticationRequiredException when no guard has
 */
export function actorOf(ctx: HttpContext) {
  const actor = actors.get(ctx) ?? findActor(ctx)
  actors.set(ctx, actor)

  return actor
}

async function findActor({ auth, request }: HttpContext): Promise<Actor> {
  const caller = auth.use(auth.authenticatedViaGuard).getCallerOrFail()
  const { id, email, isSuperuser } = caller

  return {
    id,
    email,
    ipAddress: request.ip(),
    requestId: request.id()!, // config/app.ts has them generated
    isSuperuser,
    rights: await Rights.of(caller),
  }
}
