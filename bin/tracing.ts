/*
| Begins to trace, where OTEL_EXPORTER_OTLP_ENDPOINT says so: once the configuration
| is known, and before the packages are loaded that it looks into.
*/

import { fileURLToPath } from 'node:url'
import otelConfig from '#config/otel'
import { OTEL, type Otel } from '#services/optional_packages'

if (otelConfig.enabled) {
  const { init }: Pick<Otel, 'init'> = await import(`${OTEL.name}/init`)
  await init(fileURLToPath(new URL('../', import.meta.url)))
}
