import { assetAddress } from '#services/assets'
import { Route } from '@adonisjs/core/http'
import edge from 'edge.js'

export default class OpenapiProvider {
  boot() {
    edge.global('asset', assetAddress)
    this.#keepSpellings()
  }

  /** The router drops the slash at the end of a path, which clients and the OpenAPI document spell. */
  #keepSpellings() {
    const toJSON = Route.prototype.toJSON

    Route.prototype.toJSON = function () {
      const route = toJSON.call(this)
      const endsWithSlash = route.pattern !== '/' && this.getPattern().endsWith('/')

      return { ...route, meta: { ...route.meta, endsWithSlash } }
    }
  }
}
