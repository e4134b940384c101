/*
| What the three entry points (server, console, test) share.
*/

import { refusalOfDatabase } from '#services/operator_mistake'
import { Ignitor, prettyPrintError } from '@adonisjs/core'

import 'reflect-metadata'

type StartFailure = NodeJS.ErrnoException & { help?: string; hostname?: string }

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
  return explain(error as StartFailure) !== undefined // anything can be thrown, and asking for a member is safe
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

function explain(error: StartFailure) {
  const { code, help, message } = error
  if (code === 'E_INVALID_ENV_VARIABLES') {
    return `The configuration is not valid, so nothing was started:\n\n${help}\n`
  }
  if (code === 'E_OPERATOR_MISTAKE') return message
  return explainListening(error) ?? refusalOfDatabase(error) ?? explainConnecting(error)
}

/** The address and the port that this process was to answer on. */
function explainListening({ code, syscall, hostname }: StartFailure) {
  const { HOST, PORT } = process.env
  const isListening = syscall === 'listen' || syscall === 'bind'

  if (code === 'EADDRINUSE') {
    return (
      `Port ${PORT} on ${HOST} is taken by another process.\n` +
      'Stop that process, or choose another port: PORT=8001'
    )
  }
  if (isListening && code === 'EACCES') {
    return `PORT: this user may not listen on ${PORT}.\nChoose a port from 1024: PORT=8000`
  }
  if ((isListening && code === 'EADDRNOTAVAIL') || (code && hostname === HOST)) {
    return `HOST: ${HOST} is no address of this machine.\nFor all that it has: HOST=0.0.0.0`
  }
}

/** Commands come here. A server goes on without what is away. */
function explainConnecting({ code, syscall, message }: StartFailure) {
  const isConnecting = syscall === 'connect' || syscall === 'getaddrinfo'
  if (isConnecting && code) return `${message}\nnode ace doctor says which variable leads there`
}

function importFromRoot(filePath: string) {
  const isRelative = filePath.startsWith('./') || filePath.startsWith('../')
  return import(isRelative ? new URL(filePath, APP_ROOT).href : filePath)
}
