/*
| Starts the HTTP server. "node ace serve" runs this file; so does a container,
| as "node bin/server.js" inside the production build.
*/

import { createHttpServer } from '#start/http_server'
import { createIgnitor, reportStartFailure } from './ignitor.js'

createIgnitor().httpServer().start(createHttpServer).catch(reportStartFailure)
