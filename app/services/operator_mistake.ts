/** What keeps the process from starting, and only its operator can mend. The message says how; a stack would hide it. */
export class OperatorMistake extends Error {
  code = 'E_OPERATOR_MISTAKE'
}

/** Runs what a variable leads to. @throws what the system says against it, with the remedy */
export function orMistake<T>(remedy: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw new OperatorMistake(`${error instanceof Error ? error.message : error}\n${remedy}`)
  }
}

/** Of PostgreSQL: no such role, a wrong password, no such database, no right. */
const REFUSED = /^(28...|3D000|42501)$/

/** What to do about a PostgreSQL that answers and lets nobody in; undefined for any other error. */
export function refusalOfDatabase({ code = '', message }: NodeJS.ErrnoException) {
  if (!REFUSED.test(code)) return undefined

  return (
    `DATABASE_URL: the database refuses us: ${message}\n` +
    'Correct its user, its password or its name in postgres://user:password@host:5432/name'
  )
}
