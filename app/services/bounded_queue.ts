import ServiceUnavailableException from '#exceptions/service_unavailable_exception'

type Bounds = { concurrency: number; maxWaiting: number; maxWaitMilliseconds: number }

/** Runs so many tasks at once, lets so many wait for so long, and refuses the rest. */
export class BoundedQueue {
  #running = 0
  #waiting: (() => void)[] = []

  constructor(private bounds: Bounds) {}

  /** @throws ServiceUnavailableException when too many wait, or the turn does not come in time */
  async run<T>(task: () => Promise<T>) {
    if (this.#running >= this.bounds.concurrency) await this.#turn()
    else this.#running++

    try {
      return await task()
    } finally {
      this.#passOn()
    }
  }

  #turn() {
    if (this.#waiting.length >= this.bounds.maxWaiting) throw new ServiceUnavailableException()

    return new Promise<void>((resolve, reject) => {
      const start = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1)
        reject(new ServiceUnavailableException())
      }, this.bounds.maxWaitMilliseconds)

      this.#waiting.push(start)
    })
  }

  /** A place that gets free goes to whoever waits the longest. */
  #passOn() {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#running--
  }
}
