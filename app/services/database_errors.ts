/** A unique index refused the row: somebody else has it already. */
export function isUniqueViolation(error: unknown) {
  return ['23505', 'SQLITE_CONSTRAINT_UNIQUE'].includes(codeOf(error))
}

/** No connection, no free one in time, or the lock of SQLite not free in time: worth another try. */
export function isDatabaseAway(error: unknown) {
  const isPoolFull = error instanceof Error && error.name === 'KnexTimeoutError'
  return isPoolFull || AWAY.test(codeOf(error))
}

/** Of the system, of PostgreSQL (appendix A: classes 08, 53 and 57P) and of SQLite. */
const AWAY =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|08...|53...|57P0.|SQLITE_BUSY.*|SQLITE_FULL|SQLITE_IOERR.*|SQLITE_CANTOPEN|SQLITE_READONLY.*)$/

function codeOf(error: unknown) {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
