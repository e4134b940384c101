/*
| Starts the HTTP server. "node ace serve" runs this file; so does a container,
| as "node bin/server.js" inside the production build. With WEB_CONCURRENCY over
| one this process becomes the supervisor, which runs the file again as workers.
*/

import cluster from 'node:cluster'
import { createIgnitor, reportStartFailure } from './ignitor.js'
import type { ApplicationService } from '@adonisjs/core/types'
import type * as HttpServer from '#start/http_server'

/** Imported when the application has booted: it asks for the configuration and the routes. */
let http: typeof HttpServer | undefined
let ending: Promise<void> | undefined

/** Before it has one, nothing was begun, and a start that goes on behind its end would hang. */
let hasServer = false

async function main() {
  const { workersConfig } = await import('#config/workers')
  if (cluster.isWorker || workersConfig.count === 1) return serve()

  const { Supervisor } = await import('./supervisor.js')
  await new Supervisor().start()
}

function serve() {
  return createIgnitor()
    .tap((app) => {
      const finish = () => void (hasServer ? (ending ??= end(app)) : process.exit(0))
      app.listen('SIGTERM', finish)
      app.listen('SIGINT', finish) // Ctrl-C reaches a worker twice: from the terminal and from above
      app.listen('SIGHUP', () => cluster.isPrimary && process.exit(129)) // a worker is told otherwise
      app.booting(async () => {
        await import('./tracing.js')
      })
      app.booted(async () => {
        http = await import('#start/http_server')
      })
    })
    .httpServer()
    .start((handle) => {
      hasServer = true
      return http!.createHttpServer(handle)
    })
}

/** Connections first: the application waits for them without end, whenever the signal comes. */
async function end(app: ApplicationService) {
  await http?.drain()
  await app.terminate()
  if (cluster.isWorker) process.disconnect() // the channel to the supervisor would keep it alive
}

main().catch(reportStartFailure)
