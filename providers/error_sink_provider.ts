import { errorSinkConfig } from '#config/error_sink'

/** Reports defects where SENTRY_DSN says so; else nothing is loaded. */
export default class ErrorSinkProvider {
  #finish?: () => Promise<void>

  async ready() {
    if (!errorSinkConfig.dsn) return

    const { reportErrors } = await import('#services/error_sink')
    this.#finish = reportErrors(errorSinkConfig.dsn)
  }

  async shutdown() {
    await this.#finish?.()
  }
}
