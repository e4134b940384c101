import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { prepareSqliteConnection } from '#database/sqlite'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/lucid'

const location = env.get('DATABASE_URL')
const migrations = { naturalSort: true, paths: ['database/migrations'] }

if (location.client === 'sqlite') mkdirSync(dirname(location.filename), { recursive: true })

const databaseConfig = defineConfig({
  connection: location.client,

  connections: {
    sqlite: {
      client: 'better-sqlite3',
      connection: { filename: location.client === 'sqlite' ? location.filename : ':memory:' },
      useNullAsDefault: true,
      migrations,

      /**
       * SQLite writes one transaction at a time. A query that forgets to use the
       * transaction it runs in would wait for itself: better to fail after 5 s.
       */
      pool: { min: 1, max: 1, acquireTimeoutMillis: 5000, afterCreate: prepareSqliteConnection },

      /** database/schema.ts is made from SQLite, so that it does not depend on who migrated last. */
      schemaGeneration: {
        enabled: !app.inProduction,
        excludeTables: ['rate_limits'],
        rulesPaths: ['./database/schema_rules.js'],
      },
    },

    postgres: {
      client: 'pg',
      connection: location.client === 'postgres' ? location.url : '',
      migrations,

      /** A full pool is an answer after 2 s, not a queue without end. */
      pool: { min: 0, max: 10, acquireTimeoutMillis: 2000, createTimeoutMillis: 2000 },

      schemaGeneration: { enabled: false },
    },
  },
})

export default databaseConfig
