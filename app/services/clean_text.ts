/** Whether a database takes all text in a value: PostgreSQL knows no NUL, and neither of them half a character. */
export function isCleanText(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(([key, member]) => isCleanText(key) && isCleanText(member))
}
