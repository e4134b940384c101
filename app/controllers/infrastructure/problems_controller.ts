import { catalogue, isProblemCode } from '#exceptions/catalogue'
import NotFoundException from '#exceptions/not_found_exception'
import type { HttpContext } from '@adonisjs/core/http'

/** The pages that the type of a problem document links to. */
export default class ProblemsController {
  show({ params, request, response }: HttpContext) {
    const { code } = params
    if (!isProblemCode(code)) throw new NotFoundException()

    const { status, title, explanation } = catalogue[code]
    response.header('Cache-Control', 'public, max-age=3600').vary('Accept')
    if (request.accepts(['html', 'json']) === 'json') return { code, status, title, explanation }

    // Nothing of the request is in it, so there is nothing to escape
    response.type('html')
    return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<h1>${title}</h1>
<p><code>${code}</code>, HTTP status ${status}</p>
<p>${explanation}</p>
</html>`
  }
}
