import { example } from '#services/openapi/examples'
import { withPatience } from '#services/patience'
import logger from '@adonisjs/core/services/logger'
import vine from '@vinejs/vine'

const CHECK_STATES = ['ok', 'degraded', 'failed'] as const
type CheckState = (typeof CHECK_STATES)[number]
export type Checks = Record<string, CheckState>

/** By the name of each check. */
export const checksSchema = () =>
  vine.record(vine.enum(CHECK_STATES)).use(example({ database: 'ok' }))

/** Something that is asked, and what it is called when it does not answer. */
type Check = {
  run: () => Promise<unknown>
  milliseconds: number
  otherwise: Exclude<CheckState, 'ok'>
}

const checks = new Map<string, Check>()

/**
 * Has /health/ready ask for something without which this process is not worth a
 * request. The check fails when it throws, or does not end in time: a second,
 * unless told otherwise.
 */
export function readyWhen(name: string, run: Check['run'], milliseconds = 1000) {
  checks.set(name, { run, milliseconds, otherwise: 'failed' })
}

/**
 * Has /health/ready tell of something that is no reason to send requests
 * elsewhere, because all processes see the same or requests do without it.
 */
export function tellWhether(name: string, run: Check['run'], milliseconds = 1000) {
  checks.set(name, { run, milliseconds, otherwise: 'degraded' })
}

/** Runs all checks, at once and anew: nothing of an earlier answer is kept. */
export async function examine() {
  const states = await Promise.all(
    [...checks].map(async ([name, check]) => [name, await stateOf(name, check)] as const)
  )
  const found: Checks = Object.fromEntries(states)

  return { isReady: states.every(([, state]) => state !== 'failed'), checks: found }
}

/** The reason stands in the log: whoever asks may be anybody. */
async function stateOf(name: string, check: Check): Promise<CheckState> {
  try {
    await withPatience(check.run(), check.milliseconds)
    return 'ok'
  } catch (error) {
    logger.warn({ err: error, check: name, state: check.otherwise }, 'a check of readiness')
    return check.otherwise
  }
}
