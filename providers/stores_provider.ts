import type { ApplicationService } from '@adonisjs/core/types'

/** In production, keeps a server from starting that could answer nobody. In development, migrations are being written. */
export default class StoresProvider {
  constructor(protected app: ApplicationService) {}

  async start() {
    if (!this.app.inProduction) return

    const { assertStores } = await import('#services/stores_at_start')
    await assertStores()
  }
}
