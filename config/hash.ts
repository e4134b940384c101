import { defineConfig, drivers } from '@adonisjs/core/hash'
import type { InferHashers } from '@adonisjs/core/types'

const hashConfig = defineConfig({
  default: 'argon',

  list: {
    /**
     * OWASP's minimum for argon2id: about 20 ms a password. More memory or more
     * iterations make guessing dearer and every sign-in slower. Hashes made
     * with other parameters are renewed when their owner signs in.
     */
    argon: drivers.argon2({
      version: 0x13,
      variant: 'id',
      memory: 19_456,
      iterations: 2,
      parallelism: 1,
      saltSize: 16,
      hashLength: 32,
    }),
  },
})

export default hashConfig

declare module '@adonisjs/core/types' {
  export interface HashersList extends InferHashers<typeof hashConfig> {}
}
