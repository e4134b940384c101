/*
|--------------------------------------------------------------------------
| Throttles of routes
|--------------------------------------------------------------------------
|
| The rates stand in config/throttles.ts.
|
*/

import { throttles } from '#start/kernel'
import type { ThrottleName } from '#config/throttles'

/** The throttles that count the requests to a route: `.use(throttle('create_something'))`. */
export const throttle = (...names: ThrottleName[]) => throttles(names)
