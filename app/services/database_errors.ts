/** A unique index refused the row: somebody else has it already. */
export function isUniqueViolation(error: unknown) {
  return error instanceof Error && ['23505', 'SQLITE_CONSTRAINT_UNIQUE'].includes(codeOf(error))
}

/** The columns whose values somebody else has already; none when an index of expressions says so. */
export function takenColumns(error: Error) {
  const { detail } = error as Error & { detail?: string } // PostgreSQL's
  const columns =
    detail?.match(/^Key \(([\w, ]+)\)=/)?.[1] ?? error.message.match(SQLITE_TAKEN)?.[1]

  return columns?.split(', ').map((column) => column.split('.').at(-1)!) ?? []
}

const SQLITE_TAKEN = /UNIQUE constraint failed: ([\w., ]+)$/

/** Other rows name the one that was to be deleted. */
export function isStillNeeded(error: unknown) {
  if (!(error instanceof Error)) return false
  return /^23(503|001)$/.test(codeOf(error)) || /FOREIGN KEY constraint failed/.test(error.message)
}

/** A value that its column does not take: too large, of another type, missing, or against a rule. */
export function isValueRefused(error: unknown) {
  return error instanceof Error && REFUSED_VALUE.test(codeOf(error))
}

/** PostgreSQL's class of data exceptions, and constraints. */
const REFUSED_VALUE = /^(22...|23502|23514|SQLITE_(CONSTRAINT_(CHECK|NOTNULL)|MISMATCH|TOOBIG))$/

/** No connection, no free one, no answer, no lock in time, no table yet: worth another try. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'KnexTimeoutError' || AWAY.test(codeOf(error))) return true

  return LOST.test(error.message) || isDatabaseAway(error.cause)
}

/** Codes of the system, of PostgreSQL (appendix A) and of SQLite. */
const AWAY =
  /^(ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08...|53...|57P0.|57014|40001|40P01|42P01|SQLITE_(BUSY|FULL|IOERR|CANTOPEN|READONLY)\w*)$/

/** The drivers say these without a code, behind the statement; the last is Knex after a BEGIN that failed. */
const LOST =
  /(^| - )(Connection terminated|Query read timeout|timeout (expired|exceeded)|Client has encountered a connection error|no such table)|Transaction query already complete/i

function codeOf(error: Error) {
  return 'code' in error ? String(error.code) : ''
}
