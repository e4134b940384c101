import { createHttpServer } from '#start/http_server'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
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

/** Functional tests come in over HTTP; what they write is rolled back. */
export const configureSuite: Config['configureSuite'] = (suite) => {
  if (suite.name !== 'functional') return

  suite.setup(() => testUtils.httpServer().start(createHttpServer))
  suite.onGroup((group) => group.each.setup(() => testUtils.db().wrapInGlobalTransaction()))
}
