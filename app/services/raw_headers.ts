/**
 * How often a header stands in a request, of which Node keeps some only once:
 * names and values take turns. The name is in lower case.
 */
export function countOf(rawHeaders: string[], name: string) {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at].length === name.length && rawHeaders[at].toLowerCase() === name) count++
  }
  return count
}
