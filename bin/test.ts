/*
| Runs the tests. "node ace test" starts this file.
|
| The tests know nothing of .env: they run against a database of their own,
| SQLite unless TEST_DATABASE_URL names another.
*/

process.env.NODE_ENV = 'test'
process.env.ENV_PATH = 'tests'
process.env.DATABASE_URL = process.env.TEST_DATABASE_URL || 'sqlite:///tmp/test.sqlite3'
process.env.LOG_LEVEL ??= 'fatal'

const { createIgnitor, reportStartFailure } = await import('./ignitor.js')
const { configure, processCLIArgs, run } = await import('@japa/runner')

createIgnitor()
  .testRunner()
  .configure(async (app) => {
    const { runnerHooks, ...config } = await import('../tests/bootstrap.js')

    processCLIArgs(process.argv.splice(2))
    configure({ ...app.rcFile.tests, ...config, ...runnerHooks })
  })
  .run(async (app) => {
    await run()
    await app.terminate() // also when a spec could not be read: japa runs no teardown then
  })
  .catch(reportStartFailure)

export {}
