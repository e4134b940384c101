import { setTimeout as wait } from 'node:timers/promises'

const PATIENCE = 40_000

/** Waits until it is true. @throws when it takes too long */
export async function until(isTrue: () => boolean | Promise<boolean>) {
  const end = Date.now() + PATIENCE

  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error('it never came true')
    await wait(10)
  }
}
