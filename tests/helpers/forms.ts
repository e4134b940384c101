import type { ApiResponse } from '@japa/api-client'

type Values = Record<string, string | string[]>

/** What a browser would send if somebody pressed the button of a form at once; the one with most fields. */
export function valuesIn(page: ApiResponse): Values {
  const [form] = [...page.text().matchAll(/<form[^>]*method="post"[^]*?<\/form>/g)]
    .map(([text]) => text)
    .sort((one, other) => other.length - one.length)
  const pairs = [...inputsIn(form), ...textareasIn(form), ...selectsIn(form)]

  const values: Values = {}
  for (const [name, value] of pairs) {
    const known = values[name]
    values[name] = known === undefined ? value : [known, value].flat()
  }
  return values
}

/** The messages beside the fields of a form. */
export function errorsIn(page: ApiResponse) {
  const found = page.text().matchAll(/<p class="field-error" id="([\w-]+)-errors">([^<]*)<\/p>/g)
  return Object.fromEntries([...found].map(([, name, message]) => [name, unescaped(message)]))
}

/** As a reader sees it. */
export function unescaped(text: string) {
  const characters = {
    'amp': '&',
    'lt': '<',
    'gt': '>',
    'quot': '"',
    '#x27': "'",
    '#39': "'",
    '#x60': '`',
  }
  return text.replace(/&([\w#]+);/g, (entity, name) => characters[name as 'amp'] ?? entity)
}

function inputsIn(form: string) {
  const tags = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag)
  const isSent = (tag: string) => !/type="checkbox"/.test(tag) || /\schecked\b/.test(tag)

  return tags
    .filter((tag) => isSent(tag) && attribute(tag, 'name'))
    .map((tag): [string, string] => [attribute(tag, 'name')!, attribute(tag, 'value') ?? 'on'])
}

function textareasIn(form: string) {
  return [...form.matchAll(/(<textarea\b[^>]*>)\n?([^<]*)<\/textarea>/g)].map(
    ([, tag, text]): [string, string] => [attribute(tag, 'name')!, unescaped(text)]
  )
}

function selectsIn(form: string) {
  return [...form.matchAll(/(<select\b[^>]*>)([^]*?)<\/select>/g)].map(
    ([, tag, options]): [string, string] => {
      const chosen =
        options.match(/<option value="([^"]*)" selected/) ?? options.match(/value="([^"]*)"/)
      return [attribute(tag, 'name')!, unescaped(chosen?.[1] ?? '')]
    }
  )
}

function attribute(tag: string, name: string) {
  const value = tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1]
  return value === undefined ? undefined : unescaped(value)
}
