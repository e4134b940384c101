import { audienceOf } from '#services/route_declarations'
import { HttpContext, HttpRequest, RequestValidator } from '@adonisjs/core/http'
import { BaseSerializer } from '@adonisjs/core/transformers'
import { Settings } from 'luxon'
import type { ApplicationService } from '@adonisjs/core/types'

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

    const serializer = new ApiSerializer()
    HttpContext.instanceProperty('serialize', function (this: HttpContext, value: never) {
      return serializer.serialize(value, this.containerResolver)
    } as HttpContext['serialize']) // its overloads
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

  /** Denied by default: a route that does not say whom it is for is never served. */
  async ready() {
    const router = await this.app.container.make('router')

    for (const route of Object.values(router.toJSON()).flat()) {
      if (audienceOf(route)) continue
      throw new Error(
        `The route ${route.methods[0]} ${route.pattern} declares no audience. ` +
          `Add .use(audience('signed in')) to it or to its group.`
      )
    }
  }
}
