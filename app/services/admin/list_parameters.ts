import MalformedRequestException from '#exceptions/malformed_request_exception'
import { listParametersValidator } from '#validators/admin/list'
import type { HttpRequest } from '@adonisjs/core/http'
import type { ModelAdmin } from '#services/admin/model_admin'

/** What the address of a list asks for. Whatever it does not know, it leaves alone. */
export class ListParameters {
  private constructor(
    readonly path: string,
    readonly query: URLSearchParams,
    readonly page: number,
    readonly q: string
  ) {}

  /** @throws MalformedRequestException, E_VALIDATION_ERROR for a page that is none, or a search that is too long */
  static async of(request: HttpRequest, { slug }: ModelAdmin) {
    const query = new URLSearchParams(request.parsedUrl.query ?? '')
    if (String(query).includes('%00')) throw new MalformedRequestException() // request.qs() has only the first 1,000

    const { page = 1, q = '' } = await listParametersValidator.validate({
      page: query.get('page'),
      q: query.get('q'),
    })

    return new ListParameters(`/admin/${slug}/`, query, page, q)
  }

  get(name: string) {
    return this.query.get(name) ?? ''
  }

  /** The same list, asked otherwise: an empty text takes a parameter away. A new list begins at page one. */
  with(changes: Record<string, string | number>, path = this.path) {
    const query = new URLSearchParams(this.query)
    query.delete('page')
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') query.delete(name)
      else query.set(name, String(value))
    }

    return addressWith(query, path)
  }

  /** For a form that keeps all but some of them. */
  except(...names: string[]) {
    return [...this.query].filter(([name]) => name !== 'page' && !names.includes(name))
  }
}

/** Where somebody came from: the same list, with the filters, order and page that a form brought along. */
export function listAddress({ slug }: ModelAdmin, query = '') {
  return addressWith(new URLSearchParams(query), `/admin/${slug}/`)
}

function addressWith(query: URLSearchParams, path: string) {
  return query.size ? `${path}?${query}` : path
}
