/*
|--------------------------------------------------------------------------
| Readiness
|--------------------------------------------------------------------------
|
| What /health/ready asks before it says that this process may be sent requests.
| A check of your own is one more line: readyWhen('search', () => search.ping()).
| What tellWhether() names is told, and keeps nobody from sending requests.
|
*/

import { isRedisUsed } from '#config/redis'
import { readyWhen, tellWhether } from '#services/readiness/checks'
import { queueKeepsUp } from '#services/readiness/queue'
import { databaseAnswers, nothingPending, redisAnswers } from '#services/readiness/stores'

readyWhen('database', databaseAnswers)
readyWhen('migrations', nothingPending)
if (isRedisUsed) readyWhen('redis', redisAnswers)

/* A worker that is late is no fault of the processes that answer requests */
tellWhether('queue', queueKeepsUp)
