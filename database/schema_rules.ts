import type { ColumnInfo, SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const timestamp: ColumnInfo = {
  tsType: 'DateTime',
  decorators: [{ name: '@timestamp' }],
  imports: [
    { source: 'luxon', namedImports: ['DateTime'] },
    { source: '#database/columns', namedImports: ['timestamp'] },
  ],
}

const boolean: ColumnInfo = {
  tsType: 'boolean',
  decorators: [{ name: '@boolean' }],
  imports: [{ source: '#database/columns', namedImports: ['boolean'] }],
}

/** Columns that SQLite and PostgreSQL keep differently read alike; see database/columns.ts. */
export default {
  types: { DateTime: timestamp, boolean },
  columns: { created_at: timestamp, updated_at: timestamp },
} satisfies SchemaRules
