import assert from 'node:assert/strict'
import logger from '@adonisjs/core/services/logger'
import { symbols } from 'pino'

/** What no line may contain (34, 138): passwords of the tests, tokens and hashes. */
const SECRETS = [/horse|battery staple/i, /eyJ[\w-]{10}/, /argon2id/, /Bearer \S/i]

/**
 * Records what is logged from here on, as in production, and shows none of it.
 *
 * @returns a function that fails when a secret was among it
 */
export function recordLog() {
  const lines: string[] = []
  const { pino } = logger
  const stream = Reflect.get(pino, symbols.streamSym) as { write(line: string): void } // pino's own

  pino.level = 'info'
  stream.write = (line) => lines.push(line)

  return () => {
    const answered = lines.filter((line) => JSON.parse(line).msg === 'request')
    assert(answered.length > 0, 'no request was logged')

    const leaks = lines.filter((line) => SECRETS.some((secret) => secret.test(line)))
    assert.deepEqual(leaks, [], 'the log of the suite contains secrets')
  }
}
