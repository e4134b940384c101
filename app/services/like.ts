/** For LIKE … ESCAPE '!': texts that hold this one, whose own wildcards are none. */
export function containing(text: string, before = '%') {
  return `${before}${text.replace(/[!%_]/g, '!$&')}%`
}
