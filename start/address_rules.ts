/*
|--------------------------------------------------------------------------
| Rules for the variables of addresses
|--------------------------------------------------------------------------
|
| Where something is: a page, a proxy, a database. They answer and throw as the
| rules of start/env_rules.ts do.
|
*/

import { BlockList, isIP, isIPv6 } from 'node:net'
import { isAbsolute, resolve } from 'node:path'
import { refuse, type Rule, rule } from '#start/env_rules'

/** The address of a page, without slashes at its end. */
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

type DatabaseLocation = { client: 'postgres'; url: string } | { client: 'sqlite'; filename: string }

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

/** With the number of a database, where one is named. */
const REDIS_URL = /^rediss?:\/\/[^/]+(\/\d*)?(\?.*)?$/

export const redisUrl =
  ({ isNeeded }: { isNeeded: () => boolean }): Rule<string | undefined> =>
  (name, value) => {
    if (!value && !isNeeded()) return undefined
    if (value && REDIS_URL.test(value) && URL.canParse(value)) return value
    return refuse(name, withoutPassword(value), 'is no Redis URL', 'redis://localhost:6379')
  }

function withoutPassword(url = '') {
  return url.replace(/:[^:@/]*@/, ':***@')
}
