import string from '@adonisjs/core/helpers/string'
import type { ModelAdmin } from '#services/admin/model_admin'

const ACRONYMS = /\b(id|ip|url|api)\b/gi

/** The name of a column as people read it: "ipAddress" is "IP address". */
export function labelOf(name: string) {
  const words = string.sentenceCase(name).toLowerCase()
  const label = words.replace(ACRONYMS, (acronym) => acronym.toUpperCase())

  return label.charAt(0).toUpperCase() + label.slice(1)
}

/** So many of them: "1 user", "2,000 users". */
export function countLabelOf(count: number, { label, labelPlural }: ModelAdmin) {
  return `${count.toLocaleString('en')} ${(count === 1 ? label : labelPlural).toLowerCase()}`
}
