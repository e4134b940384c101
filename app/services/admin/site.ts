import type { HttpRequest } from '@adonisjs/core/http'

/** Where the admin site begins. */
export const SITE = '/admin/'

export const SIGN_IN = `${SITE}login/`

/**
 * Whether a request is for the admin site, which answers with pages, reads forms
 * and knows people by a cookie. Under /admin/api/ lives an API like any other.
 */
export function belongsToSite(request: HttpRequest) {
  const path = `${request.url()}/`
  return path.startsWith(SITE) && !path.startsWith(`${SITE}api/`)
}

/** Whether a request is for the page that everybody may see. */
export function isSignInPage(request: HttpRequest) {
  return request.url() === SIGN_IN || `${request.url()}/` === SIGN_IN
}

/**
 * The path to go to after the sign-in. What a link brings along counts only when
 * it stays on the site: browsers read "//", "/\" and tabs in their own ways, so
 * the path is taken as a browser would understand it.
 */
export function pathAfterSignIn(next: unknown) {
  if (typeof next !== 'string' || !URL.canParse(next, 'http://site')) return SITE

  const { origin, pathname, search } = new URL(next, 'http://site')
  const isOurs = origin === 'http://site' && pathname.startsWith(SITE) && pathname !== SIGN_IN

  return isOurs && !pathname.includes('//') ? pathname + search : SITE
}
