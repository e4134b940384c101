import { readDocument } from '#tests/helpers/answers'
import { recordLog } from '#tests/helpers/recorded_log'
import { assertDocumented, createWatchedServer } from '#tests/helpers/watched_server'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import { apiClient } from '@japa/api-client'
import { assert } from '@japa/assert'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import type { Config } from '@japa/runner/types'

export const plugins: Config['plugins'] = [
  assert(),
  apiClient(),
  pluginAdonisJS(app),
  authApiClient(app),
]

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [() => testUtils.db().migrate()],
  teardown: [],
}

/** Browsers and processes share the pipeline's machine with others: they get a second chance there. */
const SECOND_CHANCE = ['browser', 'processes']

/**
 * Functional tests come in over HTTP, by a browser too. What they write is rolled back, what they
 * counted forgotten, what they log has no secrets, and a test fails with an answer that is not as
 * documented.
 */
export const configureSuite: Config['configureSuite'] = (suite) => {
  if (process.env.CI && SECOND_CHANCE.includes(suite.name)) {
    suite.onGroup((group) => group.each.retry(1))
  }
  if (!['functional', 'browser'].includes(suite.name)) return

  suite.setup(recordLog)
  suite.setup(async () => {
    const stop = await testUtils.httpServer().start(createWatchedServer)
    await readDocument()
    return stop
  })
  suite.onGroup((group) => {
    group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
    group.each.setup(() => limiter.clear())
    group.each.teardown(assertDocumented)
  })
}
