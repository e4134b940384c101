/*
|--------------------------------------------------------------------------
| The secret key
|--------------------------------------------------------------------------
|
| SECRET_KEY signs every token. Where other people's data is at stake it has to
| be set; on a machine of one's own a missing one is made at random and kept
| beside the database, so that nobody ever runs with a key that others know.
|
*/

import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { orMistake } from '#services/operator_mistake'
import type { Rule } from '#start/env_rules'

const MAKE_ONE = `make one with: node -e "console.log(require('crypto').randomBytes(32).toString('hex'))"`

/** Below this AdonisJS's encryption does not start at all. */
const MIN_BYTES = 16

/** The size of an HS256 key (RFC 7518, section 3.2). */
const SAFE_BYTES = 32

/**
 * A key that may be missing or short, unless `isExposed` says that this is a
 * deployment for others.
 */
export const secretKey =
  (isExposed: () => boolean): Rule<string | undefined> =>
  (name, value) => {
    if (isExposed() && !value) {
      throw new Error(`${name} is missing, and DEBUG=false with PostgreSQL needs it: ${MAKE_ONE}`)
    }

    return value && acceptable(name, value, isExposed() ? SAFE_BYTES : MIN_BYTES)
  }

/** Former keys, which still verify what they signed. */
export const secretKeys =
  (isExposed: () => boolean): Rule<string[]> =>
  (name, value = '') =>
    value
      .split(',')
      .filter(Boolean)
      .map((key) => acceptable(name, key.trim(), isExposed() ? SAFE_BYTES : MIN_BYTES))

/** Why a key is easy to guess, or null when nothing speaks against it. */
export function weaknessOf(key: string) {
  if (Buffer.byteLength(key) < SAFE_BYTES) return `is shorter than ${SAFE_BYTES} bytes`
  if (key.startsWith('django-insecure-')) return 'is a placeholder that others know'
  if (new Set(key).size < 8) return 'repeats a few characters'
  return null
}

function acceptable(name: string, key: string, minBytes: number) {
  const isShort = Buffer.byteLength(key) < minBytes
  const weakness = minBytes === SAFE_BYTES ? weaknessOf(key) : null

  if (isShort) throw new Error(`${name} is shorter than ${minBytes} bytes: ${MAKE_ONE}`)
  if (weakness) throw new Error(`${name} ${weakness}: ${MAKE_ONE}`)
  return key
}

/**
 * The key in this file, made at random when there is none. The file appears
 * whole or not at all, so processes that start together agree on one key.
 */
export function keptSecretKey(file: string) {
  const remedy = 'Set SECRET_KEY, or let this user write into the folder of DATABASE_URL'
  return orMistake(remedy, () => readKey(file) ?? makeKey(file))
}

function makeKey(file: string) {
  const draft = `${file}.${process.pid}`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 })

  try {
    linkSync(draft, file)
    console.error(`SECRET_KEY is not set: made a random one and keep it in ${file}`)
  } catch (error) {
    if (!isNodeError(error) || error.code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }

  return readFileSync(file, 'utf8')
}

function readKey(file: string) {
  try {
    const key = readFileSync(file, 'utf8').trim()
    if (Buffer.byteLength(key) >= SAFE_BYTES) return key
  } catch (error) {
    if (isNodeError(error) && error.code === 'ENOENT') return null
    throw error
  }

  throw new Error(`The secret key in ${file} is damaged: remove the file, or set SECRET_KEY`)
}

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
