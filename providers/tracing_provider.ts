import otelConfig from '#config/otel'
import { OTEL, type Otel } from '#services/optional_packages'
import { withPatience } from '#services/patience'
import type { ApplicationService } from '@adonisjs/core/types'

/** A collector that is away must not hold up the end. */
const FAREWELL_MILLISECONDS = 3000

/** Names traces by their routes, and sends the last ones. bin/tracing.ts has begun them. */
export default class TracingProvider {
  constructor(protected app: ApplicationService) {}

  async boot() {
    if (!otelConfig.enabled || this.app.getEnvironment() !== 'web') return

    const router = await this.app.container.make('router')
    const { default: Middleware }: { default: Otel['Middleware'] } = await import(
      `${OTEL.name}/otel_middleware`
    )
    this.app.container.bind(Middleware, () => new Middleware(otelConfig))
    router.use([async () => ({ default: Middleware })])
  }

  async shutdown() {
    if (!otelConfig.enabled) return

    const { OtelManager }: Pick<Otel, 'OtelManager'> = await import(`${OTEL.name}/manager`)
    const end = OtelManager.getInstance()?.shutdown() ?? Promise.resolve()
    await withPatience(end, FAREWELL_MILLISECONDS).catch(() => {})
  }
}
