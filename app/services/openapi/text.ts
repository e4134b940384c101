import { openapiDocument } from '#services/openapi/document'
import { stringify } from 'yaml'

export const FORMATS = ['json', 'yaml'] as const
export type Format = (typeof FORMATS)[number]

const texts: Partial<Record<Format, Promise<string>>> = {}

/** The OpenAPI document as text, written once. */
export function openapiText(format: Format) {
  return (texts[format] ??= write(format))
}

async function write(format: Format) {
  const json = JSON.stringify(await openapiDocument(), null, 2)

  // Read back: what several parts of the document share would become aliases in YAML
  return format === 'json' ? json : stringify(JSON.parse(json), { aliasDuplicateObjects: false })
}
