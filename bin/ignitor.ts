/*
| What the three entry points (server, console, test) share.
*/

import { Ignitor, prettyPrintError } from '@adonisjs/core'

import 'reflect-metadata'

type StartFailure = NodeJS.ErrnoException & { help?: string }

const APP_ROOT = new URL('../', import.meta.url)

/** The application, with its configuration validated before any of it is read. */
export function createIgnitor() {
  return new Ignitor(APP_ROOT, { importer: importFromRoot }).tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
  })
}

/** A failure that says itself what to do, so that its stack would only hide it. */
export function isOperatorMistake(error: unknown): error is StartFailure {
  const { code } = error as StartFailure // anything can be thrown, and asking for a member is safe
  return code === 'E_INVALID_ENV_VARIABLES' || code === 'EADDRINUSE'
}

/**
 * Ends the process with code 1, in plain words where the operator can mend it.
 * Connections that are open by then must not keep it alive.
 */
export async function reportStartFailure(error: unknown) {
  if (isOperatorMistake(error)) console.error(explain(error))
  else await prettyPrintError(error as object)

  process.exit(1)
}

function explain({ code, help }: StartFailure) {
  if (code === 'E_INVALID_ENV_VARIABLES') {
    return `The configuration is not valid, so nothing was started:\n\n${help}\n`
  }

  return (
    `Port ${process.env.PORT} on ${process.env.HOST} is taken by another process.\n` +
    'Stop that process, or choose another port: PORT=8001'
  )
}

function importFromRoot(filePath: string) {
  const isRelative = filePath.startsWith('./') || filePath.startsWith('../')
  return import(isRelative ? new URL(filePath, APP_ROOT).href : filePath)
}
