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

const json = (tsType: string): ColumnInfo => ({
  tsType,
  decorators: [{ name: '@json' }],
  imports: [{ source: '#database/columns', namedImports: ['json'] }],
})

const texts = json('Record<string, string>')

/** Columns that SQLite and PostgreSQL keep differently read alike; see database/columns.ts. */
export default {
  types: { DateTime: timestamp, boolean },
  columns: {
    changes: json('Record<string, [before: unknown, after: unknown]>'),
    created_at: timestamp,
    permissions: json('string[]'),
    preview: texts,
    updated_at: timestamp,
    variables: texts,
  },
} satisfies SchemaRules
