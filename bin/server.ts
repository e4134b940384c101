/*
| Starts the HTTP server. "node ace serve" runs this file; so does a container,
| as "node bin/server.js" inside the production build.
*/

import { createIgnitor, reportStartFailure } from './ignitor.js'
import type { createHttpServer } from '#start/http_server'

/** Imported when the application has booted: it asks for the configuration and the routes. */
let create: typeof createHttpServer

createIgnitor()
  .tap((app) => {
    app.listen('SIGTERM', () => app.terminate())
    app.listen('SIGINT', () => app.terminate())
    app.booted(async () => {
      const { createHttpServer: imported } = await import('#start/http_server')
      create = imported
    })
  })
  .httpServer()
  .start((handle) => create(handle))
  .catch(reportStartFailure)
