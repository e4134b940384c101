import { indexEntities } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/core/app'

export default defineConfig({
  commands: [() => import('@adonisjs/core/commands'), () => import('@adonisjs/lucid/commands')],

  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    {
      file: () => import('@adonisjs/core/providers/repl_provider'),
      environment: ['repl', 'test'],
    },
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('#providers/database_provider'),
    () => import('@adonisjs/cors/cors_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/redis/redis_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/mail/mail_provider'),
    () => import('#providers/api_provider'),
    () => import('#providers/redis_provider'),
    () => import('#providers/openapi_provider'),
    { file: () => import('#providers/stores_provider'), environment: ['web'] },
    { file: () => import('#providers/tracing_provider'), environment: ['web', 'console'] },
    { file: () => import('#providers/metrics_provider'), environment: ['web'] },
    { file: () => import('#providers/error_sink_provider'), environment: ['web'] },
    { file: () => import('#providers/mail_sender_provider'), environment: ['web'] },
  ],

  preloads: [
    () => import('#start/routes'),
    () => import('#start/kernel'),
    () => import('#start/validator'),
    () => import('#start/views'),
    { file: () => import('#start/admin'), environment: ['web', 'test'] },
    { file: () => import('#start/health'), environment: ['web', 'test'] },
  ],

  metaFiles: [{ pattern: 'resources/{assets,views}/**/*', reloadServer: false }],

  tests: {
    suites: [
      { name: 'unit', files: ['tests/unit/**/*.spec.{ts,js}'], timeout: 5_000 },
      { name: 'functional', files: ['tests/functional/**/*.spec.{ts,js}'], timeout: 30_000 },
      { name: 'browser', files: ['tests/browser/**/*.spec.{ts,js}'], timeout: 60_000 },
      { name: 'processes', files: ['tests/processes/**/*.spec.{ts,js}'], timeout: 120_000 },
      { name: 'docs', files: ['tests/docs/**/*.spec.{ts,js}'], timeout: 120_000 },
    ],
    forceExit: false,
  },

  hooks: {
    init: [indexEntities()],
    devServerStarted: [() => import('./bin/welcome.js')],
  },
})
