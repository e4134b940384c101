import { queueConfig } from '#config/queue'
import { oldestMailAge } from '#services/outbox/statistics'
import { oldestJobAge } from '#services/queue/statistics'

/** @throws when a job or a mail has been due for longer than whoever works should need */
export async function queueKeepsUp() {
  const [job, mail] = await Promise.all([oldestJobAge(), oldestMailAge()])
  const late = Math.max(job, mail)

  if (late * 1000 > queueConfig.lateAfter) {
    throw new Error(`a job is due since ${Math.round(job)} s, a mail since ${Math.round(mail)} s`)
  }
}
