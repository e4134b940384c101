import { setTimeout as wait } from 'node:timers/promises'
import { queueConfig } from '#config/queue'
import { forwardJobs } from '#services/queue/forwarding'
import { QUEUE } from '#services/queue/jobs_table'
import { createWorker } from '#services/queue/manager'
import { reportJobs } from '#services/queue/report'
import { writeSchedule } from '#services/queue/scheduler'
import logger from '@adonisjs/core/services/logger'
import type { Worker } from '@adonisjs/queue'

type Options = { concurrency: number; untilEmpty?: boolean }

/**
 * Runs jobs, and what the schedule says, until it is stopped. Any number of
 * processes may have one.
 */
export class JobWorker {
  #worker?: Worker
  #isTroubled = false
  #stopping = new AbortController()
  #running?: Promise<void>

  constructor(private options: Options) {}

  /** Works until it is stopped, or until no job is waiting when that was asked for. */
  run() {
    reportJobs()
    return (this.#running = this.#work())
  }

  /** Takes no more jobs, and waits for those that run. Others get what takes longer than the patience. */
  async stop() {
    this.#stopping.abort()
    await Promise.race([this.#end(), wait(queueConfig.patience, undefined, { ref: false })])
  }

  /** The step that is under way may still start a job, so the worker waits for its jobs after it. */
  async #end() {
    await Promise.allSettled([this.#running])
    await this.#worker?.stop()
  }

  async #work() {
    while (!this.#stopping.signal.aborted) {
      const isIdle = await this.#step()
      if (!isIdle) continue
      if (this.options.untilEmpty) return

      await this.#rest()
    }
  }

  /** Starts a job or sees one end. A database or Redis that is away is reported once. */
  async #step() {
    try {
      this.#worker ??= await this.#begin()
      await forwardJobs()
      const cycle = await this.#worker.processCycle([QUEUE])
      if (cycle?.type === 'error') throw cycle.error

      this.#isTroubled = false
      return cycle?.type === 'idle'
    } catch (error) {
      if (this.options.untilEmpty) throw error
      if (!this.#isTroubled) logger.error({ err: error }, 'the queue cannot be read')
      this.#isTroubled = true
      return true
    }
  }

  async #begin() {
    const worker = await createWorker(this.options.concurrency)
    await writeSchedule()

    return worker
  }

  async #rest() {
    const { signal } = this.#stopping
    await wait(queueConfig.pollEvery, undefined, { signal }).catch(() => {})
  }
}
