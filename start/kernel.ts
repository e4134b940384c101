/*
|--------------------------------------------------------------------------
| Middleware
|--------------------------------------------------------------------------
|
| In the order in which a request meets them. What a route declares itself, its
| audience and its throttles, comes after all of these.
|
*/

import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'
import type { Audience } from '#middleware/audience_middleware'

server.errorHandler(() => import('#exceptions/handler'))

/*
| Every request, also one for a path that does not exist. The log comes first, to
| see how it ended; then headers, so that whatever answers has them; CORS answers what browsers ask before anything
| else could refuse it, and a plain OPTIONS is what it leaves over.
*/
server.use([
  () => import('#middleware/request_log_middleware'),
  () => import('#middleware/standard_headers_middleware'),
  () => import('@adonisjs/cors/cors_middleware'),
  () => import('#middleware/options_middleware'),
  () => import('#middleware/container_bindings_middleware'),
])

/* Every request that has a route: throttles by account need to know who calls, and the body */
router.use([
  () => import('@adonisjs/auth/initialize_auth_middleware'),
  () => import('#middleware/json_body_middleware'),
])

export const middleware = router.named({
  audience: () => import('#middleware/audience_middleware'),
  throttle: () => import('#middleware/throttle_middleware'),
})

/** Whom a route is for: `.use(audience('signed in'))`. A route that says nothing stops the start. */
export const audience = (name: Audience) => middleware.audience(name)
