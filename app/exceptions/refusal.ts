import { catalogue, type ProblemCode } from '#exceptions/catalogue'
import { Exception } from '@adonisjs/core/exceptions'

/**
 * An expected refusal. Each kind is a class with a code of the catalogue, which
 * gives the status, and a sentence that tells the caller what to do next.
 */
export default abstract class Refusal extends Exception {
  declare code: ProblemCode

  /** Headers that the answer needs besides the problem document. */
  headers: Record<string, string> = {}

  /** Whom the refused request was about, for the log. */
  userId?: string

  /** One as a client may meet it, for the documentation. */
  static example(this: new () => Refusal): Refusal {
    return new this()
  }

  constructor(message?: string, options?: ErrorOptions) {
    super(message, options)
    this.status = catalogue[this.code].status
  }
}
