import { existsSync } from 'node:fs'
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sqliteFile } from '#config/database'
import BetterSqlite from 'better-sqlite3'

/** All that are left: in smaller steps, a database that is written to would begin anew with each. */
const PAGES_PER_STEP = 2 ** 31 - 1

/**
 * Copies the database while others read and write it, and answers where to. The
 * copy is of one moment, and takes its name when it is complete and examined.
 *
 * @throws when the file exists, or the copy is damaged
 */
export async function backUp(file = stamped('backup')) {
  if (existsSync(file)) throw new Error(`${file} exists. Nothing is overwritten: choose another.`)

  const draft = `${file}.${process.pid}`
  const database = new BetterSqlite(served(), { readonly: true, fileMustExist: true })
  await mkdir(dirname(file), { recursive: true })

  try {
    await database.backup(draft, { progress: () => PAGES_PER_STEP })
    leaveLog(draft).close()
    examine(draft)
    await synchronize(draft)
    await link(draft, file) // unlike a rename it fails when somebody else was faster
  } finally {
    database.close()
    await rm(draft, { force: true })
  }

  return file
}

/**
 * Puts a backup in the place of the database, and answers where the one that
 * stood there is kept. Whoever looks finds either, and never a half.
 *
 * @throws when the backup is damaged or none of ours, or a process uses the database
 */
export async function restore(file: string) {
  const draft = `${served()}.${process.pid}`
  examine(file)

  try {
    await copyFile(file, draft)
    await synchronize(draft)
    return await exchange(draft)
  } finally {
    await rm(draft, { force: true })
  }
}

async function exchange(draft: string) {
  if (!existsSync(served())) {
    await rename(draft, served())
    return null
  }

  const kept = stamped('before')
  const current = claim(served())
  try {
    await link(served(), kept)
    await rename(draft, served())
  } finally {
    current.close()
  }

  return kept
}

/** @throws with PostgreSQL, which brings its own tools */
function served() {
  if (sqliteFile) return sqliteFile
  throw new Error('DATABASE_URL is no SQLite. Use pg_dump and pg_restore: docs/deploy/backup.md')
}

function stamped(label: string) {
  return `${served()}.${label}-${new Date().toISOString().replace(/[:.]/g, '-')}`
}

/** Reads every page. */
function examine(file: string) {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true })

  try {
    const findings = database.pragma('integrity_check', { simple: true })
    if (findings !== 'ok') throw new Error(`${file} is damaged: ${findings}`)

    const isOurs = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'adonis_schema'`)
    if (!isOurs.get()) throw new Error(`${file} is no database of this service`)
  } finally {
    database.close()
  }
}

/** Nobody can open the database from here on until it is closed. */
function claim(file: string) {
  const database = leaveLog(file)
  database.exec('BEGIN EXCLUSIVE')
  return database
}

/**
 * Brings what is in the write-ahead log into the file, so that the file is all
 * there is. SQLite does so only where nobody else has it open.
 */
function leaveLog(file: string) {
  const database = new BetterSqlite(file, { timeout: 0 })

  try {
    database.pragma('journal_mode = DELETE')
    return database
  } catch (error) {
    database.close()
    throw new Error(`${file} is in use. Stop the server first.`, { cause: error })
  }
}

/** A name must not survive a power cut that its content does not. */
async function synchronize(file: string) {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}
