import type { RouteJSON } from '@adonisjs/core/types/http'
import type { ThrottleName } from '#config/throttles'
import type { Audience } from '#middleware/audience_middleware'
import type { Permission } from '#services/admin/rights'

/** Whom a route says it is for; undefined when it says nothing. */
export function audienceOf(route: RouteJSON): Audience | undefined {
  return argumentsOf<Audience>(route, 'audience')[0]
}

/** What staff need to have for a route; undefined when it is open to all of them. */
export function permissionOf(route: RouteJSON): Permission | undefined {
  return argumentsOf<Permission>(route, 'permission')[0]
}

/** The names of all throttles that a route and its groups declare. */
export function throttlesOf(route: RouteJSON): ThrottleName[] {
  return argumentsOf<ThrottleName[]>(route, 'throttle').flat()
}

/**
 * Denied by default: a route that does not say whom it is for is never served.
 *
 * @throws when there is one
 */
export function assertAudiences(routes: RouteJSON[]) {
  const open = routes.find((route) => !audienceOf(route))
  if (!open) return

  throw new Error(
    `The route ${open.methods[0]} ${open.pattern} declares no audience. ` +
      `Add .use(audience('signed in')) to it or to its group.`
  )
}

/** The arguments given to each use of a named middleware; their type follows from its name. */
function argumentsOf<T>(route: RouteJSON, name: string) {
  return [...route.middleware.all()]
    .filter((one) => 'name' in one && one.name === name)
    .map((one) => ('args' in one ? one.args : undefined) as T)
}
