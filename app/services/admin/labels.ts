import string from '@adonisjs/core/helpers/string'

const ACRONYMS = /\b(id|ip|url|api)\b/gi

/** The name of a column as people read it: "ipAddress" is "IP address". */
export function labelOf(name: string) {
  const words = string.sentenceCase(name).toLowerCase()
  const label = words.replace(ACRONYMS, (acronym) => acronym.toUpperCase())

  return label.charAt(0).toUpperCase() + label.slice(1)
}
