/** A unique index refused the row: somebody else has it already. */
export function isUniqueViolation(error: unknown) {
  return error instanceof Error && ['23505', 'SQLITE_CONSTRAINT_UNIQUE'].includes(codeOf(error))
}

/** No connection, no free one, no answer or no lock in time: worth another try. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'KnexTimeoutError' || AWAY.test(codeOf(error))) return true

  return LOST.test(error.message) || isDatabaseAway(error.cause)
}

/** Codes of the system, of PostgreSQL (appendix A) and of SQLite. */
const AWAY =
  /^(ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|08...|53...|57P0.|57014|40001|40P01|SQLITE_(BUSY|FULL|IOERR|CANTOPEN|READONLY)\w*)$/

/** The drivers say these without a code, behind the statement; the last is Knex after a BEGIN that failed. */
const LOST =
  /(^| - )(Connection terminated|Query read timeout|timeout (expired|exceeded)|Client has encountered a connection error)|Transaction query already complete/i

function codeOf(error: Error) {
  return 'code' in error ? String(error.code) : ''
}
