/*
| node .ci/postgres.js <url> <statement>: what psql would do, where there is none.
*/

import pg from 'pg'

const [connectionString, statement] = process.argv.slice(2)
const client = new pg.Client({ connectionString })

await client.connect()
await client.query(statement)
await client.end()
