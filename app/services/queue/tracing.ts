import otelConfig from '#config/otel'
import { QueueManager } from '@adonisjs/queue'

/** Has each job be a span with its queries below it. The looking for jobs is none. */
export async function traceJobs() {
  if (!otelConfig.enabled) return

  const { QueueInstrumentation } = await import('@adonisjs/queue/otel')
  new QueueInstrumentation().manuallyRegister({ QueueManager })
}
