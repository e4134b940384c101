import { Route } from '@adonisjs/core/http'

/** Keeps the slash at the end of a path, which the router drops, and clients and the document spell. */
export default class OpenapiProvider {
  boot() {
    const toJSON = Route.prototype.toJSON

    Route.prototype.toJSON = function () {
      const route = toJSON.call(this)
      const endsWithSlash = route.pattern !== '/' && this.getPattern().endsWith('/')

      return { ...route, meta: { ...route.meta, endsWithSlash } }
    }
  }
}
