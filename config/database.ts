import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { oneLineLog } from '#database/one_line_log'
import { endWhenSilent } from '#database/postgres'
import { prepareSqliteConnection } from '#database/sqlite'
import { orMistake } from '#services/operator_mistake'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/lucid'

const location = env.get('DATABASE_URL')

/** Which of the two databases it is, for what only one of them can do. */
export const isPostgres = location.client === 'postgres'

/** Where the SQLite database is, for what works on the file; null with PostgreSQL. */
export const sqliteFile = location.client === 'sqlite' ? location.filename : null

const migrations = { naturalSort: true, paths: ['database/migrations'] }

/** How long a request waits for PostgreSQL before it is told to come back. */
const PATIENCE_MILLISECONDS = 1800
const STATEMENT_MILLISECONDS = 1600
const isServing = app.getEnvironment() === 'web'

/**
 * Knex writes the values of a query that failed into its message, and so into
 * the log. Lucid's types do not know the options.
 */
const knexOptions: object = { compileSqlOnError: false, log: oneLineLog }

if (sqliteFile) {
  const remedy = 'Correct DATABASE_URL, or let this user write there'
  orMistake(remedy, () => mkdirSync(dirname(sqliteFile), { recursive: true }))
}

const databaseConfig = defineConfig({
  connection: location.client,

  connections: {
    sqlite: {
      client: 'better-sqlite3',
      connection: { filename: sqliteFile ?? ':memory:' },
      useNullAsDefault: true,
      ...knexOptions,
      migrations,

      /**
       * SQLite writes one transaction at a time. A query that forgets to use the
       * transaction it runs in would wait for itself: better to fail after 5 s.
       */
      pool: { min: 1, max: 1, acquireTimeoutMillis: 5000, afterCreate: prepareSqliteConnection },

      /** database/schema.ts is made from SQLite, so that it does not depend on who migrated last. */
      schemaGeneration: {
        enabled: !app.inProduction,
        excludeTables: ['rate_limits', 'queue_jobs', 'queue_schedules', 'group_members'],
        rulesPaths: ['./database/schema_rules.js'],
      },
    },

    postgres: {
      client: 'pg',
      connection: {
        connectionString: location.client === 'postgres' ? location.url : '',
        connectionTimeoutMillis: PATIENCE_MILLISECONDS,
        keepAlive: true,

        /** PostgreSQL ends a statement itself, as long as it can. Migrations take as long as they take. */
        statement_timeout: isServing ? STATEMENT_MILLISECONDS : undefined,
      } as object, // of the driver; Lucid's type knows fewer options
      ...knexOptions,
      migrations,

      /**
       * Of each process: see docs/workers.md for what the database has to allow. A
       * full pool is an answer in time, not a queue without end.
       */
      pool: {
        min: 0,
        max: env.get('DATABASE_POOL_SIZE'),
        acquireTimeoutMillis: PATIENCE_MILLISECONDS,
        createTimeoutMillis: PATIENCE_MILLISECONDS,
        afterCreate: isServing ? endWhenSilent(PATIENCE_MILLISECONDS) : undefined,
      },

      schemaGeneration: { enabled: false },
    },
  },
})

export default databaseConfig
