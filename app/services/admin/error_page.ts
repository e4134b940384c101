import { guardNameOf } from '#auth/guard_of'
import { renderPage } from '#services/admin/page'
import { isSignInPage, SIGN_IN } from '#services/admin/site'
import logger from '@adonisjs/core/services/logger'
import type { HttpContext } from '@adonisjs/core/http'
import type { problemOf } from '#exceptions/problem'

type Answer = ReturnType<typeof problemOf>

/** What a stranger may be told on any page: it says nothing of what there is. */
const FOR_EVERYBODY = [429, 500, 503]

/**
 * Answers an error on the admin site with a page, under the status and with the
 * headers that the API would use. Whoever is not signed in is led to the sign-in,
 * whether there is such a page or not.
 */
export async function answerWithPage(ctx: HttpContext, { status, headers, document }: Answer) {
  const { response } = ctx
  if (!(await maySee(ctx, status))) return leadToSignIn(ctx)

  response.status(status)
  for (const [name, value] of Object.entries(headers)) response.header(name, value)

  try {
    const page = await renderPage(ctx, 'error', document)
    response.header('Content-Type', 'text/html; charset=utf-8').send(page)
  } catch (error) {
    logger.error({ err: error }, 'the error page cannot be rendered')
    response.send(document)
  }
}

async function maySee(ctx: HttpContext, status: number) {
  return FOR_EVERYBODY.includes(status) || isSignInPage(ctx.request) || isSignedIn(ctx)
}

/** A database that is away is why we are here: it is not asked to say so again. */
async function isSignedIn(ctx: HttpContext) {
  try {
    return await ctx.auth.checkUsing([guardNameOf(ctx)])
  } catch (error) {
    logger.error({ err: error }, 'nobody can be told apart')
    return false
  }
}

/** Where somebody wanted to go is kept only if going there again changes nothing. */
function leadToSignIn({ request, response }: HttpContext) {
  const isPage = request.method() === 'GET' || request.method() === 'HEAD'
  const next = isPage ? `?next=${encodeURIComponent(request.url(true))}` : ''

  response.redirect().toPath(SIGN_IN + next)
}
