import { configApp } from '@adonisjs/eslint-config'
import simpleImportSort from 'eslint-plugin-simple-import-sort'

/** Node's modules, then our own, then packages, then types; each by name. */
const IMPORT_ORDER = [['^node:', '^#', '^\\.', '^@?\\w', '^.*\\u0000$']]

export default configApp(
  {
    name: 'Generated files',
    ignores: ['.adonisjs/', 'build/', 'client/schema.ts', 'database/schema.ts', 'tmp/'],
  },
  {
    name: 'Import order',
    files: ['**/*.ts'],
    plugins: { 'simple-import-sort': simpleImportSort },
    rules: { 'simple-import-sort/imports': ['error', { groups: IMPORT_ORDER }] },
  }
)
