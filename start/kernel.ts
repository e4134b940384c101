/*
|--------------------------------------------------------------------------
| Middleware
|--------------------------------------------------------------------------
|
| In the order in which a request meets them. What a route declares itself, its
| audience and its throttles, comes after all of these.
|
*/

import AudienceMiddleware from '#middleware/audience_middleware'
import PermissionMiddleware from '#middleware/permission_middleware'
import ThrottleMiddleware from '#middleware/throttle_middleware'
import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn, ParsedNamedMiddleware } from '@adonisjs/core/types/http'

type MiddlewareOf<Args> = { handle(ctx: HttpContext, next: NextFn, args: Args): unknown }

server.errorHandler(() => import('#exceptions/handler'))

/*
| Every request, also one for a path that does not exist. The log comes first, to see how it
| ended; CORS answers what browsers ask before anything else could refuse it. The headers of
| every answer are no middleware: see app/services/standard_headers.ts.
*/
server.use([
  () => import('#middleware/request_log_middleware'),
  () => import('@adonisjs/cors/cors_middleware'),
  () => import('#middleware/container_bindings_middleware'),
])

/* Every request that has a route: throttles by account, and forms of the admin site, need the body */
router.use([() => import('#middleware/body_middleware')])

/** Whom a route is for: `.use(audience('signed in'))`. A route that says nothing stops the start. */
export const audience = named('audience', AudienceMiddleware)

/** What somebody of the staff needs to have: `.use(permission('users.view'))`, after the audience. */
export const permission = named('permission', PermissionMiddleware)

/** Which throttles count the requests of a route, each by itself: see start/limiter.ts. */
export const throttles = named('throttle', ThrottleMiddleware)

/**
 * A named middleware, made once and called as it is: to have the container make and call it for
 * each request, as router.named() would, costs more than what these do.
 */
function named<Args>(name: string, Middleware: new () => MiddlewareOf<Args>) {
  const middleware = new Middleware()

  return (args: Args): ParsedNamedMiddleware => ({
    name,
    args,
    reference: Middleware,
    handle: (_, ctx, next) => middleware.handle(ctx, next, args),
  })
}
