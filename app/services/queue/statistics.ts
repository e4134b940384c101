import { queueConfig } from '#config/queue'
import { countJobs, QUEUE, timeOfScore, waitingSince } from '#services/queue/jobs_table'
import { connectToRedis } from '#services/redis_connection'
import redis from '@adonisjs/redis/services/main'

/** Where @adonisjs/queue keeps jobs that wait, in the order of their scores. */
const WAITING_IN_REDIS = `jobs::${QUEUE}::pending`

/** How many jobs wait for a worker. */
export async function queueDepth() {
  const { pending = 0 } = await countJobs()
  if (!isInRedis()) return pending

  await connectToRedis()
  return pending + (await redis.zcard(WAITING_IN_REDIS))
}

/** For how many seconds the job that waits longest has done so; 0 when none does. */
export async function oldestJobAge() {
  const times = [await waitingSince(), isInRedis() ? await waitingInRedisSince() : null]
  const oldest = Math.min(...times.map((time) => time ?? Date.now()))

  return Math.max(0, (Date.now() - oldest) / 1000)
}

async function waitingInRedisSince() {
  await connectToRedis()
  const [, score] = await redis.zrange(WAITING_IN_REDIS, 0, 0, 'WITHSCORES')
  return score === undefined ? null : timeOfScore(score)
}

function isInRedis() {
  return queueConfig.driver === 'redis'
}
