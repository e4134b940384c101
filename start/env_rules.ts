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

import { BlockList, isIP, isIPv6 } from 'node:net'
import { isAbsolute, resolve } from 'node:path'
import { isInstalled, type OptionalPackage } from '#services/optional_packages'
import { parseRate } from '#services/throttles/rate'
import string from '@adonisjs/core/helpers/string'

export type Rule<T> = (name: string, value?: string) => T

/** A variable that may be left out, with the text that stands for it then. */
function rule<T>(
  fallback: string | (() => string),
  parse: (value: string, name: string) => T
): Rule<T> {
  return (name, value) =>
    parse(value || (typeof fallback === 'string' ? fallback : fallback()), name)
}

function refuse(name: string, value: string, problem: string, example: string): never {
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

export const webAddress = (fallback: string) =>
  rule(fallback, (value, name) => {
    const isWeb = /^https?:\/\//i.test(value) && URL.canParse(value)
    return isWeb
      ? value.replace(/\/+$/, '')
      : refuse(name, value, 'is no http or https URL', fallback)
  })

/** Where errors are reported, as Sentry writes it: https://<key>@<host>/<project>. */
export const sentryDsn = (): Rule<string | undefined> => (name, value) => {
  if (!value) return undefined
  if (/^https?:\/\/\w+@[^/]+\/(.+\/)?\d+$/.test(value) && URL.canParse(value)) return value
  return refuse(name, value, 'is no address of a project', 'https://key@errors.example.com/1')
}

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

/** Addresses and networks of proxies between commas, "10.0.0.0/8, ::1". */
export const networks = () =>
  rule('', (value, name) => {
    const networkList = new BlockList()
    const entries = value.split(',').map((entry) => entry.trim())

    for (const entry of entries.filter(Boolean)) {
      const [address, prefix, ...rest] = entry.split('/')
      const bits = isIPv6(address) ? 128 : 32
      const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits)
      if (!isIP(address) || !isPrefix || rest.length) {
        refuse(name, entry, 'is no address and no network in CIDR notation', '10.0.0.0/8,::1')
      }
      networkList.addSubnet(address, Number(prefix ?? bits), bits === 128 ? 'ipv6' : 'ipv4')
    }

    return networkList
  })

export type DatabaseLocation =
  { client: 'postgres'; url: string } | { client: 'sqlite'; filename: string }

/** postgres://…, sqlite:///relative/to/working/directory or sqlite:////absolute. */
export const databaseUrl = (fallback: string) =>
  rule(fallback, (value, name): DatabaseLocation => {
    if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) {
      return { client: 'postgres', url: value }
    }

    const path = value.match(/^sqlite:\/\/\/(.+)$/)?.[1]
    if (path) return { client: 'sqlite', filename: isAbsolute(path) ? path : resolve(path) }

    return refuse(
      name,
      withoutPassword(value),
      'is no database URL',
      'postgres://user:password@localhost:5432/name or sqlite:///tmp/db.sqlite3'
    )
  })

export const redisUrl =
  ({ isNeeded }: { isNeeded: () => boolean }): Rule<string | undefined> =>
  (name, value) => {
    if (!value && !isNeeded()) return undefined
    if (value && /^rediss?:\/\/[^/]+(\/\d*)?(\?.*)?$/.test(value) && URL.canParse(value))
      return value
    return refuse(name, withoutPassword(value), 'is no Redis URL', 'redis://localhost:6379')
  }

function withoutPassword(url = '') {
  return url.replace(/:[^:@/]*@/, ':***@')
}
