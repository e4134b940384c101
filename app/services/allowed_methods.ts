import router from '@adonisjs/core/services/router'
import type { HttpRequest } from '@adonisjs/core/http'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The methods that the path of a request takes, OPTIONS among them; none when there is no such path. */
export function allowedMethods(request: HttpRequest) {
  const { shouldDecodeParam } = request.parsedUrl
  const taken = METHODS.filter((method) => router.match(request.url(), method, shouldDecodeParam))

  return taken.length ? [...taken, 'OPTIONS'] : []
}
