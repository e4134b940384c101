import { availableParallelism } from 'node:os'
import argon2 from 'argon2'

const options = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Bare argon2id hashes per second, with the parameters of config/hash.ts and nothing around them. */
export async function hashesPerSecond(seconds: number) {
  const end = performance.now() + seconds * 1000
  let count = 0

  const work = Array.from({ length: availableParallelism() }, async () => {
    for (; performance.now() < end; count++)
      await argon2.hash('correct horse battery staple', options)
  })
  await Promise.all(work)

  return count / seconds
}
