/*
|--------------------------------------------------------------------------
| Background work
|--------------------------------------------------------------------------
|
| Every job that a worker can run, by the name of its class, and what runs by
| the clock.
|
*/

import ExportAccount from '#jobs/export_account'
import PruneExports from '#jobs/prune_exports'
import PruneSessions from '#jobs/prune_sessions'

export const jobs = {
  ExportAccount,
  PruneExports,
  PruneSessions,
}

/** Each of these runs once in so long, in one of all the workers. */
export const schedule = [
  { job: PruneExports, every: '1 hour' },
  { job: PruneSessions, every: '1 hour' },
]
