import app from '@adonisjs/core/services/app'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import db from '@adonisjs/lucid/services/db'

/** How many migrations of this version the database has not seen. */
export async function countPendingMigrations() {
  const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: true })
  const migrations = await runner.getList()

  return migrations.filter(({ status }) => status === 'pending').length
}
