/*
| The process above the workers. It answers no request: it starts WEB_CONCURRENCY
| of them on one port, replaces those that fail, and hands signals down.
|
| SIGTERM, SIGINT   every worker finishes what it has begun, then all is over
| SIGHUP            one worker after the other is exchanged for a new one
*/

import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { metricsConfig } from '#config/metrics'
import { workersConfig } from '#config/workers'
import { serveMetrics } from '#services/metrics/server'
import { Logger } from '@adonisjs/core/logger'
import { RateLimiterClusterMaster } from 'rate-limiter-flexible'

/** A worker that was told to end has its own hard end; this is for one that does not even get there. */
const GRACE_MILLISECONDS = 1000

const logger = new Logger({ enabled: true, name: 'backend', level: workersConfig.logLevel })

export class Supervisor {
  /** The workers that are replaced when they end. */
  #members = new Set<Worker>()
  #hasServed = false
  #isEnding = false
  #failures = 0
  #restart = Promise.resolve()

  async start() {
    cluster.setupPrimary({ exec: fileURLToPath(import.meta.resolve('./server.js')) })
    new RateLimiterClusterMaster() // counts for LIMITER_STORE=supervisor

    process.on('SIGTERM', (signal) => this.#end(signal))
    process.on('SIGINT', (signal) => this.#end(signal))
    process.on('SIGHUP', () => {
      this.#restart = this.#restart.then(() => this.#exchangeAll())
    })

    if (metricsConfig.port) await serveAllMetrics()
    logger.info({ workers: workersConfig.count }, 'supervisor starts its workers')
    for (let number = 0; number < workersConfig.count; number++) this.#members.add(this.#fork())
  }

  #fork() {
    const worker = cluster.fork()

    worker.on('error', () => {}) // a message to one that has just gone
    worker.once('listening', () => (this.#hasServed = true))
    worker.once('exit', (code, signal) => {
      if (this.#members.delete(worker) && !this.#isEnding) this.#replace(worker, code ?? signal)
    })
    return worker
  }

  /** A first worker that cannot start has said why, and the next one would say the same. */
  async #replace(worker: Worker, reason: number | string) {
    if (!this.#hasServed) {
      logger.fatal({ pid: worker.process.pid, reason }, 'no worker could start')
      process.exit(1)
    }

    const pause = this.#pause()
    logger.error({ pid: worker.process.pid, reason, pause }, 'a worker ended and is replaced')
    await wait(pause)
    if (!this.#isEnding) this.#members.add(this.#fork())
  }

  /** Failures are forgotten after a while: the first one of a calm fleet is mended at once. */
  #pause() {
    const { calmMilliseconds, pauseMilliseconds } = workersConfig
    const { first, longest } = pauseMilliseconds
    const failures = this.#failures++

    setTimeout(() => this.#failures--, calmMilliseconds * 2 ** Math.min(failures, 3)).unref()
    return failures && Math.min(first * 2 ** (failures - 1), longest)
  }

  async #exchangeAll() {
    logger.info('restarting the workers, one after the other')

    for (const worker of [...this.#members]) {
      if (this.#isEnding) return
      if (await this.#exchange(worker)) continue

      logger.error('the new worker did not start: the old ones go on')
      return
    }
    logger.info('all workers are new')
  }

  /** The new one answers before the old one stops, so somebody always does. */
  async #exchange(old: Worker) {
    const newcomer = this.#fork()
    if (!(await isListening(newcomer))) return false

    const isDue = this.#members.delete(old) // else it failed meanwhile, and has been replaced
    if (isDue) this.#members.add(newcomer)
    await dismiss(isDue ? old : newcomer)
    return true
  }

  async #end(signal: string) {
    if (this.#isEnding) return
    this.#isEnding = true
    logger.info({ signal }, 'ending: workers finish what they have begun')

    const ends = await Promise.all(Object.values(cluster.workers!).map((one) => dismiss(one!)))
    const isClean = ends.every(Boolean)
    logger.info({ is_clean: isClean }, 'all workers have ended')
    process.exit(isClean ? 0 : 1)
  }
}

/** Those of all workers, added up. */
async function serveAllMetrics() {
  const { AggregatorRegistry } = await import('prom-client')
  const registry = new AggregatorRegistry()
  await serveMetrics(() => registry.clusterMetrics())
}

/** False when it ended instead. */
function isListening(worker: Worker) {
  return new Promise<boolean>((resolve) => {
    worker.once('listening', () => resolve(true))
    worker.once('exit', () => resolve(false))
  })
}

/** Tells a worker to end, and whether it did so by itself and in order. */
async function dismiss(worker: Worker) {
  if (worker.isDead()) return true

  const exit = once(worker, 'exit')
  const kill = () => worker.process.kill('SIGKILL')
  const patience = setTimeout(kill, workersConfig.shutdownMilliseconds + GRACE_MILLISECONDS)
  worker.process.kill('SIGTERM')
  const [code, signal] = await exit
  clearTimeout(patience)

  return code === 0 || signal === 'SIGTERM'
}
