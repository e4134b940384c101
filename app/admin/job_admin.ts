import Job from '#models/job'
import { ReadonlyAdmin } from '#services/admin/readonly_admin'
import { retryFailedJobs } from '#services/queue/failed_jobs'
import { QUEUE } from '#services/queue/jobs_table'
import type { Action } from '#services/admin/model_admin'

/** Background work that waits or was given up. What a job carries may be personal, and is not shown. */
export default class JobAdmin extends ReadonlyAdmin<typeof Job> {
  model = Job
  group = 'Operations'

  listDisplay = ['name', 'status', 'attempts', 'createdAt', 'finishedAt', 'error']
  listFilter = ['status']
  ordering = '-id'
  exclude = ['data']
  choices = { status: ['pending', 'delayed', 'active', 'completed', 'failed'] }
  fieldsets = [{ fields: this.listDisplay }]

  actions: Action<Job>[] = [
    {
      name: 'retry',
      label: 'Retry',
      question: 'Those that were given up are run again.',
      run: ({ id }, { client }) => retryFailedJobs(id, client),
    },
  ]

  get slug() {
    return 'jobs'
  }

  getQuery() {
    return Job.query().where('queue', QUEUE)
  }

  titleOf({ name, id }: Job) {
    return `${name} ${id}`
  }
}
