/*
| Programs that run in our place: the terminal, the signals and the exit code
| are theirs. Plain JavaScript and nothing but Node's own modules, as everything
| that runs before the packages are installed.
*/

import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const FORWARDED_SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGQUIT', 'SIGINT']

/** Answers the exit code when the program has ended, 128 + n when signal n ended it. */
export function run(command, args, options) {
  const child = spawn(command, args, { stdio: 'inherit', ...options })
  const forward = (signal) => isSentByTerminal(signal) || child.kill(signal)

  for (const signal of FORWARDED_SIGNALS) process.on(signal, forward)

  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      for (const forwarded of FORWARDED_SIGNALS) process.off(forwarded, forward)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

/** Ctrl-C reaches the child without us: it only must not end this process first. */
function isSentByTerminal(signal) {
  return signal === 'SIGINT' && process.stdin.isTTY
}

/**
 * npm, when it is ended, ends the shell that it started this script with, and
 * the script hears nothing of it. It can tell by its parent, which is another
 * from then on.
 */
export function endTogetherWithNpm() {
  if (!process.env.npm_lifecycle_event) return

  const parent = process.ppid
  const check = () => process.ppid === parent || process.kill(process.pid, 'SIGTERM')
  setInterval(check, 500).unref()
}

export function fail(message) {
  console.error(message)
  process.exit(1)
}
