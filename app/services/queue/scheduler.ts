import { schedule } from '#start/queue'
import string from '@adonisjs/core/helpers/string'
import { Schedule } from '@adonisjs/queue'

/**
 * Writes the schedule down where the workers share it. Whichever claims a task
 * that is due runs it. What is written already keeps its time: workers that
 * start often would put it off for ever.
 */
export async function writeSchedule() {
  for (const { job, every } of schedule) {
    const known = await Schedule.find(job.name)
    const isCurrent = known?.nextRunAt && known.everyMs === string.milliseconds.parse(every)
    if (!isCurrent) await job.schedule({}).every(every)
  }

  const names = schedule.map(({ job }) => job.name)
  for (const known of await Schedule.list()) {
    if (!names.includes(known.id)) await known.delete()
  }
}
