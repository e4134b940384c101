import Refusal from '#exceptions/refusal'

export default class ThrottledException extends Refusal {
  static code = 'throttled'
  static example = () => new ThrottledException(30)

  constructor(retryAfterSeconds: number) {
    super(`Too many requests. Try again in ${retryAfterSeconds} seconds.`)
    this.headers['Retry-After'] = String(retryAfterSeconds)
  }
}
