/*
|--------------------------------------------------------------------------
| Figures of your own
|--------------------------------------------------------------------------
|
| What /metrics says beside requests, sign-ins and throttles. Each is read when
| Prometheus fetches, and only where METRICS_PORT is set.
|
*/

import OutgoingMail from '#models/outgoing_mail'
import { gauge } from '#services/metrics/gauges'
import { oldestMailAge } from '#services/outbox/statistics'
import { oldestJobAge, queueDepth } from '#services/queue/statistics'
import db from '@adonisjs/lucid/services/db'

const pool = () => db.connection().getWriteClient().client.pool

gauge({
  name: 'database_connections_used',
  help: 'Connections of the pools that run a query',
  overWorkers: 'sum',
  read: () => pool().numUsed(),
})

gauge({
  name: 'database_connections_max',
  help: 'Connections that the pools may open',
  overWorkers: 'sum',
  read: () => pool().max,
})

gauge({
  name: 'database_requests_waiting',
  help: 'Queries that wait for a connection',
  overWorkers: 'sum',
  read: () => pool().numPendingAcquires(),
})

gauge({
  name: 'mails_waiting',
  help: 'Mails that are not sent yet',
  overWorkers: 'max',
  read: () => OutgoingMail.count('waiting'),
})

gauge({
  name: 'oldest_mail_age_seconds',
  help: 'For how long the mail that is due for longest has been',
  overWorkers: 'max',
  read: oldestMailAge,
})

gauge({
  name: 'jobs_waiting',
  help: 'Jobs that no worker has begun',
  overWorkers: 'max',
  read: queueDepth,
})

gauge({
  name: 'oldest_job_age_seconds',
  help: 'For how long the job that waits longest has done so',
  overWorkers: 'max',
  read: oldestJobAge,
})
