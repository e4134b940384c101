import { databaseUrl } from '#start/address_rules'
import db from '@adonisjs/lucid/services/db'

/** A connection to the database of servers that run in processes of their own. */
export function connectTo(url: string) {
  const location = databaseUrl(url)('scratch')

  if (location.client === 'postgres') {
    db.manager.add(url, { client: 'pg', connection: { connectionString: url } })
  } else {
    const { filename } = location
    db.manager.add(url, {
      client: 'better-sqlite3',
      connection: { filename },
      useNullAsDefault: true,
    })
  }

  return { database: db.connection(url), close: () => db.manager.close(url, true) }
}
