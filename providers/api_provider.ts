import { once } from 'node:events'
import env from '#start/env'
import { HttpContext, HttpRequest, RequestValidator } from '@adonisjs/core/http'
import { BaseSerializer } from '@adonisjs/core/transformers'
import { Settings } from 'luxon'
import type { ApplicationService } from '@adonisjs/core/types'

const CONNECT_MILLISECONDS = 1000

/** Controllers write the members that the contract names; nothing is wrapped around them. */
class ApiSerializer extends BaseSerializer<{ Wrap: undefined }> {
  wrap = undefined

  definePaginationMetaData(): never {
    throw new Error('A list names its members itself')
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Turns transformers anywhere in a value into what leaves the application. */
    serialize: ApiSerializer['serialize']
  }
}

export default class ApiProvider {
  constructor(protected app: ApplicationService) {}

  boot() {
    Settings.defaultZone = 'utc'
    this.#validateOnePart()
    this.app.terminating(() => this.#disconnectRedis())

    const serializer = new ApiSerializer()
    HttpContext.instanceProperty('serialize', function (this: HttpContext, value: never) {
      return serializer.serialize(value, this.containerResolver)
    } as HttpContext['serialize']) // its overloads
  }

  /** Without the farewell of its own provider, which waits for a Redis that is away. */
  async #disconnectRedis() {
    const redis = await this.app.container.make('redis')

    for (const connection of Object.values(redis.activeConnections)) {
      connection?.ioConnection.disconnect()
    }
    redis.activeConnections = {}
  }

  /**
   * AdonisJS validates the body and the query as one, so a password in a URL
   * would sign in. Here a validator reads the body; the query, where a request
   * has no body.
   */
  #validateOnePart() {
    HttpRequest.macro('validateUsing', function (this: HttpRequest, validator, options) {
      const data = ['GET', 'HEAD'].includes(this.method()) ? this.qs() : this.body()
      return new RequestValidator(this.ctx!).validateUsing(validator, { data, ...options } as never)
    } as HttpRequest['validateUsing']) // it is generic in the validator
  }

  /**
   * Redis is connected to before the first request: until then each process
   * would count throttles for itself. A Redis that is away does not stop the start.
   */
  async start() {
    if (env.get('LIMITER_STORE') !== 'redis') return

    const redis = await this.app.container.make('redis')
    const { ioConnection } = redis.doNotLogErrors().connection('main')
    const patience = AbortSignal.timeout(CONNECT_MILLISECONDS)

    if (ioConnection.status !== 'ready') {
      await once(ioConnection, 'ready', { signal: patience }).catch(() => {})
    }
  }
}
