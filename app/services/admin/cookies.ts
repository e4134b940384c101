import { appUrl } from '#config/app'
import { SITE } from '#services/admin/site'
import { cameOverTls } from '#services/standard_headers'
import { CookieClient } from '@adonisjs/core/http'
import encryption from '@adonisjs/core/services/encryption'
import { v7 as uuid } from 'uuid'
import type { HttpContext, HttpRequest } from '@adonisjs/core/http'
import type Session from '#models/session'

const SIGN_IN = 'admin_session'
const VISIT = 'admin_visit'

/** What the cookie of a sign-in says, encrypted: its row in the table of sessions decides how long. */
type SignIn = { sessionId: string; userId: string }

/**
 * They live as long as the browser is open, are sent to the site alone, and no
 * script and no other site's form gets at them.
 */
function options(request: HttpRequest) {
  return {
    path: SITE.slice(0, -1),
    httpOnly: true,
    sameSite: 'lax',
    secure: appUrl.startsWith('https:') || cameOverTls(request.request),
    maxAge: undefined,
  } as const
}

export function writeSignIn({ request, response }: HttpContext, session: Session) {
  response.clearCookie(VISIT, options(request))
  response.encryptedCookie(SIGN_IN, signInOf(session), options(request))
}

/** Null without a cookie of ours. */
export function readSignIn(request: HttpRequest): SignIn | null {
  return request.encryptedCookie(SIGN_IN) ?? null
}

export function clearSignIn({ request, response }: HttpContext) {
  response.clearCookie(SIGN_IN, options(request))
}

/** The cookie as a browser would send it. */
export function signInCookie(session: Session) {
  return `${SIGN_IN}=${new CookieClient(encryption.use()).encrypt(SIGN_IN, signInOf(session))}`
}

/** Tells the browsers apart that have not signed in yet; null when this one keeps no cookies. */
export function readVisit(request: HttpRequest): string | null {
  return request.encryptedCookie(VISIT) ?? null
}

/** The id of the visit, which a browser is given with the first page that it sees. */
export function beginVisit({ request, response }: HttpContext) {
  const known = readVisit(request)
  if (known) return known

  const id = uuid()
  response.encryptedCookie(VISIT, id, options(request))
  return id
}

function signInOf({ id, userId }: Session): SignIn {
  return { sessionId: id, userId }
}
