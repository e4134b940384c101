import { isProblemCode } from '#exceptions/catalogue'
import NotFoundException from '#exceptions/not_found_exception'
import { gives, summary } from '#services/openapi/documentation'
import { allowPage } from '#services/page_policy'
import { problemPage, problemPages, problemPageSchema } from '#services/problem_pages'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

/** The pages that the type of a problem document links to. */
export default class ProblemsController {
  @summary('List the problems that a client can meet, as a page or JSON')
  @gives(200, { data: vine.array(problemPageSchema) })
  @gives(200, vine.string(), 'text/html')
  async index(ctx: HttpContext) {
    const problems = await problemPages()
    return answer(ctx, { data: problems }, 'problems/index')
  }

  @summary('Explain a problem, as a page or JSON')
  @gives(200, problemPageSchema)
  @gives(200, vine.string(), 'text/html')
  async show(ctx: HttpContext) {
    const { code } = ctx.params
    if (!isProblemCode(code)) throw new NotFoundException()

    return answer(ctx, await problemPage(code), 'problems/show')
  }
}

/** A page for people, JSON for programs: what the header Accept prefers. */
function answer({ request, response, view }: HttpContext, data: object, template: string) {
  response.header('Cache-Control', 'public, max-age=3600').vary('Accept')
  if (request.accepts(['html', 'json']) === 'json') return data

  allowPage(response)
  return view.render(template, data)
}
