import type { RouteJSON } from '@adonisjs/core/types/http'
import type { ThrottleName } from '#config/throttles'
import type { Audience } from '#middleware/audience_middleware'

/** Whom a route says it is for; undefined when it says nothing. */
export function audienceOf(route: RouteJSON): Audience | undefined {
  return argumentsOf<Audience>(route, 'audience')[0]
}

/** The names of all throttles that a route and its groups declare. */
export function throttlesOf(route: RouteJSON): ThrottleName[] {
  return argumentsOf<ThrottleName[]>(route, 'throttle').flat()
}

/** The arguments given to each use of a named middleware; their type follows from its name. */
function argumentsOf<T>(route: RouteJSON, name: string) {
  return [...route.middleware.all()]
    .filter((one) => 'name' in one && one.name === name)
    .map((one) => ('args' in one ? one.args : undefined) as T)
}
