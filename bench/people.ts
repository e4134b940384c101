import { Client } from 'pg'

const FIRST = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Donald', 'Margaret', 'Ken']
const LAST = ['Lovelace', 'Hopper', 'Turing', 'Dijkstra', 'Liskov', 'Knuth', 'Hamilton', 'Thompson']
const DOMAINS = ['example.com', 'mail.example.com', 'example.org', 'example.net', 'example.edu']

/** Somebody of whom there is one in every 100,000. */
export const RARE = 'Nowhere'

/** The address of the account with this number, the newest of which is 1. */
export function addressOf(number: number) {
  const first = FIRST[number % FIRST.length]
  const last = LAST[Math.floor(number / FIRST.length) % LAST.length]
  return `${first}.${last}${number}@${DOMAINS[number % DOMAINS.length]}`.toLowerCase()
}

/**
 * Fills a PostgreSQL with people as they come: one each minute, of whom two in
 * three verify their address, one in a hundred is disabled, and one in ten
 * thousand of the staff.
 */
export async function fillWithPeople(databaseUrl: string, accounts: number) {
  await run(databaseUrl, [
    `INSERT INTO users (id, email, first_name, last_name, is_staff, is_superuser, is_active,
       date_joined, email_verified_at, last_login)
     SELECT gen_random_uuid(), lower(first || '.' || last || i || '@' || domain), first,
       last || CASE WHEN i % 100000 = 77 THEN ' of ${RARE}' ELSE '' END,
       i % 10000 = 5, i % 100000 = 5, i % 100 <> 1, joined,
       CASE WHEN i % 3 <> 0 THEN joined + interval '1 minute' * (i % 90) END,
       CASE WHEN i % 2 = 0 THEN now() - interval '1 minute' * (i % 99999) END
     FROM generate_series(1, ${accounts}) AS numbers(i),
       LATERAL (SELECT ${pick(FIRST, 'i')} AS first, ${pick(LAST, `i / ${FIRST.length}`)} AS last,
         ${pick(DOMAINS, 'i')} AS domain, now() - i * interval '1 minute' AS joined) AS person`,
    'VACUUM ANALYZE users',
  ])
}

/** Lets an account that is there into the admin site, to look at accounts. */
export function letIn(databaseUrl: string, email: string) {
  return run(databaseUrl, [
    `UPDATE users SET is_staff = true WHERE email = '${email}'`,
    `INSERT INTO groups (id, name, permissions) VALUES (gen_random_uuid(), 'bench', '["users.view"]')`,
    `INSERT INTO group_members (group_id, user_id)
     SELECT groups.id, users.id FROM groups, users WHERE email = '${email}'`,
  ])
}

export async function run(databaseUrl: string, statements: string[]) {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

function pick(texts: string[], index: string) {
  return `(ARRAY[${texts.map((text) => `'${text}'`)}])[1 + (${index}) % ${texts.length}]`
}
