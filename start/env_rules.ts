/*
|--------------------------------------------------------------------------
| Rules for environment variables
|--------------------------------------------------------------------------
|
| A rule takes the name and the text of a variable and answers its value, or
| throws a sentence for the operator: what is wrong, and an example that works.
| AdonisJS collects the sentences of all variables and shows them at once.
|
*/

import { isInstalled, type OptionalPackage } from '#services/optional_packages'
import { parseRate } from '#services/throttles/rate'
import string from '@adonisjs/core/helpers/string'

export type Rule<T> = (name: string, value?: string) => T

/** A variable that may be left out, with the text that stands for it then. */
export function rule<T>(
  fallback: string | (() => string),
  parse: (value: string, name: string) => T
): Rule<T> {
  return (name, value) =>
    parse(value || (typeof fallback === 'string' ? fallback : fallback()), name)
}

/** @throws the sentence for the operator, such as: PORT: "x" is no whole number … */
export function refuse(name: string, value: string, problem: string, example: string): never {
  throw new Error(`${name}: "${value}" ${problem}. An example that works: ${name}=${example}`)
}

export const text = (fallback: string) => rule(fallback, (value) => value)

export const choice = <const T extends string>(
  choices: readonly T[],
  fallback: NoInfer<T> | (() => NoInfer<T>)
) =>
  rule(fallback, (value, name) => {
    const chosen = choices.find((one) => one === value)
    return chosen ?? refuse(name, value, `is none of ${choices.join(', ')}`, choices[0])
  })

/** Yes or no, in any of the spellings that deployment tools write. */
export const flag = (fallback: () => boolean) =>
  rule(
    () => String(fallback()),
    (value, name) => {
      if (/^(true|1|yes|on)$/i.test(value)) return true
      if (/^(false|0|no|off)$/i.test(value)) return false
      return refuse(name, value, 'is neither true nor false', 'true')
    }
  )

export const integer = (fallback: number, { min, max }: { min: number; max: number }) =>
  rule(String(fallback), (value, name) => {
    const number = Number(value)
    if (Number.isInteger(number) && number >= min && number <= max) return number
    return refuse(name, value, `is no whole number from ${min} to ${max}`, String(fallback))
  })

/** A length of time in words, "15 minutes" or "30 days", as whole seconds. */
export const duration = (fallback: string) =>
  rule(fallback, (value, name) => {
    const seconds = /^\d+(\.\d+)? ?[a-z]+$/i.test(value.trim())
      ? toSeconds(value.trim())
      : Number.NaN
    if (Number.isInteger(seconds) && seconds > 0) return seconds
    return refuse(name, value, 'is no length of time', `"${fallback}"`)
  })

function toSeconds(value: string) {
  try {
    return string.seconds.parse(value)
  } catch {
    return Number.NaN
  }
}

export const rate = (fallback: string) =>
  rule(fallback, (value, name) => {
    try {
      return parseRate(value)
    } catch {
      return refuse(
        name,
        value,
        'is no rate: write a number and second, minute, hour or day',
        fallback
      )
    }
  })

/** Entries between commas, blanks around them ignored. */
export const list = (fallback: string) =>
  rule(fallback, (value) =>
    value
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean)
  )

/** Regular expressions between blanks; each has to match the whole text. */
export const patterns = (fallback: string) =>
  rule(fallback, (value, name) =>
    value.split(/\s+/).map((source) => {
      try {
        return new RegExp(`^(?:${source})$`)
      } catch {
        return refuse(name, source, 'is no regular expression', '^https://.*\\.example\\.com$')
      }
    })
  )

/** A variable that may be left out, without anything that stands for it then. */
export const optional =
  <T>(inner: Rule<T>): Rule<T | undefined> =>
  (name, value) =>
    value ? inner(name, value) : undefined

/** A rule whose value may be too open for a deployment that serves others. */
export const unless =
  <T>(isRefused: (value: T) => boolean, problem: string, inner: Rule<T>): Rule<T> =>
  (name, value) => {
    const parsed = inner(name, value)
    if (isRefused(parsed)) throw new Error(`${name}: ${problem}`)
    return parsed
  }

/** A variable whose feature is a package that whoever wants it installs. */
export const needsPackage =
  <T>(wanted: OptionalPackage, inner: Rule<T>): Rule<T> =>
  (name, value) => {
    if (!value || isInstalled(wanted)) return inner(name, value)
    throw new Error(
      `${name}: its package is not installed. Run npm install ${wanted.name}@${wanted.version}`
    )
  }
