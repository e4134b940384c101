/*
| Starts the HTTP server. "node ace serve" runs this file; so does a container,
| as "node bin/server.js" inside the production build.
*/

import { createIgnitor, reportStartFailure } from './ignitor.js'
import type * as HttpServer from '#start/http_server'

/** Imported when the application has booted: it asks for the configuration and the routes. */
let http: typeof HttpServer

createIgnitor()
  .tap((app) => {
    app.listen('SIGTERM', () => app.terminate())
    app.listen('SIGINT', () => app.terminate())
    app.booted(async () => {
      http = await import('#start/http_server')
    })
    app.ready(() => {
      app.terminating(() => http.drain())
    })
  })
  .httpServer()
  .start((handle) => http.createHttpServer(handle))
  .catch(reportStartFailure)
