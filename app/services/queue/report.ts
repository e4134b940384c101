import logger from '@adonisjs/core/services/logger'
import { tracingChannels } from '@adonisjs/queue'
import type { JobExecuteMessage } from '@adonisjs/queue/types'

/** Writes a line in the log for each job that this process runs. */
export function reportJobs() {
  tracingChannels.executeChannel.asyncEnd.subscribe((message) => {
    report(message as JobExecuteMessage) // Node's type for messages of any channel is unknown
  })
}

function report({ job, status, duration, error }: JobExecuteMessage) {
  const line = { job_id: job.id, job: job.name, status, duration_ms: duration }

  if (status === 'completed') logger.info(line, 'a job is done')
  else if (status === 'retrying') logger.warn({ ...line, err: error }, 'a job will be tried again')
  else logger.error({ ...line, err: error }, 'a job was given up')
}
