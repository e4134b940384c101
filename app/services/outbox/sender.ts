import { outboxConfig } from '#config/outbox'
import { deliverDue } from '#services/outbox/delivery'
import { pruneOutbox } from '#services/outbox/retention'
import emitter from '@adonisjs/core/services/emitter'
import logger from '@adonisjs/core/services/logger'

const PRUNE_EVERY_MILLISECONDS = 3_600_000

/**
 * Empties the outbox, now and as long as it runs. Any number of processes may
 * have one. It is woken by mails of its own process, and looks for those that
 * others left.
 */
export class MailSender {
  #isStopping = false
  #isDisturbed = false
  #isTroubled = false
  #prunedAt = -Infinity
  #running?: Promise<void>
  #wake = () => {}

  start() {
    emitter.on('outbox:written', () => this.#disturb())
    this.#running = this.#run()
  }

  /** Ends once the mails that are being sent have been. */
  async stop() {
    this.#isStopping = true
    this.#wake()
    await this.#running
  }

  #disturb() {
    this.#isDisturbed = true
    this.#wake()
  }

  async #run() {
    while (!this.#isStopping) {
      this.#isDisturbed = false
      const taken = await this.#work()
      if (taken < outboxConfig.concurrency && !this.#isStopping) await this.#rest()
    }
  }

  /** A database that is away is reported once. What was claimed is free again after its lease. */
  async #work() {
    try {
      await this.#prune()
      const taken = await deliverDue()
      this.#isTroubled = false
      return taken
    } catch (error) {
      if (!this.#isTroubled) logger.error({ err: error }, 'the outbox cannot be read')
      this.#isTroubled = true
      return 0
    }
  }

  async #prune() {
    if (performance.now() - this.#prunedAt < PRUNE_EVERY_MILLISECONDS) return

    this.#prunedAt = performance.now()
    await pruneOutbox()
  }

  /** Until a mail is written, or others may have left one. */
  async #rest() {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, outboxConfig.pollEvery)

    this.#wake = () => setTimeout(resolve, outboxConfig.wakeAfter)
    if (this.#isDisturbed) this.#wake()

    await promise
    clearTimeout(timer)
  }
}
