/*
| Runs the commands. "node ace" starts this file.
*/

import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { createIgnitor, isOperatorMistake, reportStartFailure } from './ignitor.js'

/* Where nothing is said, the development server would choose 3333 */
const { PORT = '8000' } = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {}
if (process.argv.includes('serve')) process.env.PORT ||= PORT

/* Of all commands, one works for as long as a server does */
const isWorker = process.argv[2] === 'queue:work'

createIgnitor()
  .tap((app) => {
    app.booting(async () => {
      if (isWorker) await import('./tracing.js')
    })
  })
  .ace()
  .configure(async (app) => {
    const { errorHandler } = await app.container.make('ace')
    const render = errorHandler.render.bind(errorHandler)

    errorHandler.render = async (error, kernel) =>
      isOperatorMistake(error) ? reportStartFailure(error) : render(error, kernel)
  })
  .handle(process.argv.splice(2))
  .catch(reportStartFailure)
