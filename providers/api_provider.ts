import { HttpContext, HttpRequest, RequestValidator } from '@adonisjs/core/http'
import { BaseSerializer } from '@adonisjs/core/transformers'
import { Settings } from 'luxon'
import type {} from '@adonisjs/auth/initialize_auth_middleware'
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

  async boot() {
    Settings.defaultZone = 'utc'
    this.#validateOnePart()
    await this.#initializeContext()
  }

  /**
   * ctx.auth and ctx.serialize, for whoever asks. The middleware of @adonisjs/auth would make an
   * authenticator for every request, and share it with templates that it looks up on the disk.
   */
  async #initializeContext() {
    const manager = await this.app.container.make('auth.manager')
    const serializer = new ApiSerializer()

    lazily('auth', (ctx) => manager.createAuthenticator(ctx))
    lazily(
      'serialize',
      (ctx) => (value: never) => serializer.serialize(value, ctx.containerResolver)
    )
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
}

/** A member of the context that is made once it is asked for, and kept. */
function lazily(name: 'auth' | 'serialize', make: (ctx: HttpContext) => unknown) {
  const getter = function (this: HttpContext) {
    return make(this)
  }
  HttpContext.getter(name, getter as () => never, true) // its type is declared with the name
}
